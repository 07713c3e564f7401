// SPDX-License-Identifier: GPL-3.0-or-later
// A table of ready texts, for lists that are short and change as a whole.
#pragma once

#include <QAbstractTableModel>
#include <QStringList>
#include <vector>

namespace jauge::gui {

struct SimpleCell {
  QString text;
  QString tip;      // empty: the text
  QVariant number;  // what the column is sorted by and CSV holds, when it is a figure
  bool strong = false;
};

class SimpleTable : public QAbstractTableModel {
  Q_OBJECT
 public:
  using Row = std::vector<SimpleCell>;
  using QAbstractTableModel::QAbstractTableModel;

  void show(const QStringList& headers, std::vector<Row> rows);
  const Row& row(int index) const { return rows_[static_cast<std::size_t>(index)]; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  bool holds_figures(int column) const;

  QStringList headers_;
  std::vector<Row> rows_;
};

}  // namespace jauge::gui
