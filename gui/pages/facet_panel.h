// SPDX-License-Identifier: GPL-3.0-or-later
// The left column of the page Compare: switches, sliders over histograms of the parts that remain, vendors and cores.
// Switches and sliders write into the filter line; vendors and cores, of which several may be wanted, are ticks.
#pragma once

#include <QStringList>
#include <QWidget>
#include <vector>

#include "gui/models/compare_filter.h"

class QLabel;
class QListWidget;
class QPushButton;

namespace jauge::gui {

class HistogramSlider;

class FacetPanel : public QWidget {
  Q_OBJECT
 public:
  explicit FacetPanel(CompareFilter& filter, QWidget* parent = nullptr);

  void retranslate();
  // Vendors and cores to choose from. Ticks survive as long as their value does.
  void show_values(const QStringList& vendors, const QStringList& cores);
  // Sliders, switches and histograms as the filter and this line have it.
  void show_filter(const QString& line);
  // Prices are known for some part: only then their slider means something.
  void show_prices(bool known, const QString& currency);

  struct Tick {
    QString text;
    int what = 0;  // which of the lists or switches
  };
  // What is ticked beside the line, to be shown as chips.
  std::vector<Tick> ticks() const;
  void remove(const Tick& tick);
  HistogramSlider* slider(Facet facet) const { return sliders_[static_cast<std::size_t>(facet)]; }

 signals:
  // A condition for the line; an empty value: none.
  void conditionWanted(const QString& field, const QString& comparison, const QString& value);
  void ticksChanged();

 private:
  QWidget* make_switches();
  QListWidget* make_list(void (CompareFilter::*take)(const QStringList&));
  void show_slider(const FacetSpec& spec);
  QString name_of(Facet facet) const;
  void fill(QListWidget* list, const QStringList& values);

  CompareFilter& filter_;
  QPushButton *fitting_, *boards_;
  std::vector<QPushButton*> switches_;
  std::vector<HistogramSlider*> sliders_;
  QLabel *vendor_title_, *core_title_;
  QListWidget *vendors_, *cores_;
  QString currency_;
};

}  // namespace jauge::gui
