// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/simple_table.h"

#include <algorithm>

#include "gui/models/roles.h"
#include "gui/models/text.h"

namespace jauge::gui {
namespace {

constexpr std::size_t rows_looked_at = 16;

}  // namespace

void SimpleTable::show(const QStringList& headers, std::vector<Row> rows) {
  beginResetModel();
  headers_ = headers;
  rows_ = std::move(rows);
  endResetModel();
}

int SimpleTable::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int SimpleTable::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(headers_.size());
}

// A figure among the first rows is enough: some may be unknown.
bool SimpleTable::holds_figures(int column) const {
  const auto end = rows_.begin() + static_cast<std::ptrdiff_t>(std::min(rows_.size(), rows_looked_at));
  return std::any_of(rows_.begin(), end,
                     [column](const Row& row) { return row[static_cast<std::size_t>(column)].number.isValid(); });
}

QVariant SimpleTable::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount()) return {};
  const SimpleCell& cell = row(index.row())[static_cast<std::size_t>(index.column())];
  switch (role) {
    case Qt::DisplayRole:
      return cell.text;
    case Qt::ToolTipRole:
      return tooltip(cell.tip.isEmpty() ? cell.text : cell.tip);
    case Qt::TextAlignmentRole:
      return holds_figures(index.column()) ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case NumberRole:
      return cell.number;
    case StrongRole:
      return cell.strong;
    case FigureRole:
      return holds_figures(index.column());
    default:
      return {};
  }
}

QVariant SimpleTable::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section >= headers_.size()) return {};
  if (role == Qt::TextAlignmentRole)
    return int((holds_figures(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  return role == Qt::DisplayRole ? headers_[section] : QVariant();
}

}  // namespace jauge::gui
