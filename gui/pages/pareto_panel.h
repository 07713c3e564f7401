// SPDX-License-Identifier: GPL-3.0-or-later
// The parts that the filter leaves, as points of two figures that are chosen: which of them does no other beat?
#pragma once

#include <QWidget>

#include "analyzer/verdict/choice.h"
#include "gui/models/compare_filter.h"
#include "gui/models/compare_table.h"
#include "gui/models/simple_table.h"

class QComboBox;
class QLabel;
class QStackedWidget;

namespace jauge::gui {

class ParetoView;
class TableView;

class ParetoPanel : public QWidget {
  Q_OBJECT
 public:
  ParetoPanel(const CompareTable& parts, const CompareFilter& filter, QWidget* parent = nullptr);

  void retranslate();
  // After a change of parts or filter; does nothing while it is hidden.
  void refresh();
  void select_row(int row);  // of the table of parts; -1: none
  void toggle_twin();
  bool shows_twin() const;
  ParetoView* chart() const { return view_; }
  TableView* twin() const { return twin_; }  // the front
  void choose(verdict::Aspect x, verdict::Aspect y);

 signals:
  void rowPicked(int row);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  verdict::Aspect aspect_of(const QComboBox& box) const;
  QString title_of(verdict::Aspect aspect) const;
  void fill(QComboBox& box);
  void show_front(const std::vector<int>& front, verdict::Aspect x, verdict::Aspect y);

  const CompareTable& parts_;
  const CompareFilter& filter_;
  ParetoView* view_;
  SimpleTable front_rows_;
  std::vector<int> front_;
  TableView* twin_;
  QStackedWidget* stack_;
  QComboBox *x_, *y_;
  QLabel *x_label_, *y_label_, *note_;
};

}  // namespace jauge::gui
