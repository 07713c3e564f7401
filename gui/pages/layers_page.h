// SPDX-License-Identifier: GPL-3.0-or-later
// The layers of the current model: a table, its bars below, one selection.
#pragma once

#include <QSortFilterProxyModel>

#include "gui/models/layer_table.h"
#include "gui/pages/page.h"

class QComboBox;
class QLineEdit;
class QPushButton;

namespace jauge::gui {

class LayerChart;
class TotalsRow;

class LayersPage : public Page {
  Q_OBJECT
 public:
  explicit LayersPage(Session& session, QWidget* parent = nullptr);

  QString title() const override;
  QString help() const override;
  TableView* table() const override { return table_; }
  Chart* chart() const override;
  QWidget* search_field() const override;
  bool escape() override;

 protected:
  void retranslate() override;

 private:
  QWidget* make_chart_panel();
  void fill_combos();
  void refresh();
  void refresh_summary();
  void select(int layer);
  void show_chart_title();
  LayerTable::Column chart_column() const;

  LayerTable layers_;
  QSortFilterProxyModel filter_;
  TableView* table_;
  TotalsRow* totals_;
  LayerChart* chart_;
  QLineEdit* search_;
  QComboBox *graph_, *column_;
  QPushButton* logarithmic_;
  QLabel *chart_title_, *chart_note_;
  MessageBar* banner_;
  bool column_chosen_ = false;  // until then: time when it is known, else MACs
};

}  // namespace jauge::gui
