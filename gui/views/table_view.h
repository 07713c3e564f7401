// SPDX-License-Identifier: GPL-3.0-or-later
// A table as every page shows it: rows of 27 px, whole rows selected, no grid.
#pragma once

#include <QTableView>

namespace jauge::gui {

class TableView : public QTableView {
  Q_OBJECT
 public:
  explicit TableView(QWidget* parent = nullptr);

  // Columns as wide as header and the first rows need; `stretched` takes what is left.
  void fit_columns(int stretched);
  void select_row(int row);  // -1: none; scrolls only when the row is out of sight
  int selected_row() const;

 signals:
  void rowSelected(int row);

 protected:
  void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void stretch();

  bool told_from_outside_ = false;
  int stretched_ = -1;
  int stretched_needs_ = 0;
};

}  // namespace jauge::gui
