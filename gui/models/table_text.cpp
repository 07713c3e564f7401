// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/table_text.h"

#include <QStringList>
#include <set>

#include "gui/models/roles.h"

namespace jauge::gui {
namespace {

QString one_cell(QString text) {
  return text.replace('\t', ' ').replace('\n', ' ').replace('\r', ' ');
}

QString csv_cell(const QString& text) {
  QString safe = text;
  if (!safe.isEmpty() && QStringLiteral("=+-@\t\r").contains(safe.front())) safe.prepend('\'');
  if (safe.contains(',') || safe.contains('"') || safe.contains('\n') || safe.contains('\r'))
    return '"' + safe.replace('"', QStringLiteral("\"\"")) + '"';
  return safe;
}

QString csv_value(const QModelIndex& index) {
  const QVariant number = index.data(NumberRole);
  if (number.isValid() && !index.data(LevelRole).isValid())
    return number.typeId() == QMetaType::Double ? QString::number(number.toDouble(), 'g', 12) : number.toString();
  // A figure that is unknown is an empty cell, not a dash.
  if (index.data(FigureRole).toBool() && index.data(PaleRole).toBool()) return {};
  return csv_cell(index.data().toString());
}

}  // namespace

QString to_tsv(const QAbstractItemModel& table, const QModelIndexList& selected) {
  std::set<int> rows;
  for (const QModelIndex& index : selected) rows.insert(index.row());
  QString text;
  for (int column = 0; column < table.columnCount(); ++column)
    text += (column ? "\t" : "") + one_cell(table.headerData(column, Qt::Horizontal).toString());
  text += '\n';
  for (const int row : rows) {
    for (int column = 0; column < table.columnCount(); ++column)
      text += (column ? "\t" : "") + one_cell(table.index(row, column).data().toString());
    text += '\n';
  }
  return text;
}

std::string to_csv(const QAbstractItemModel& table) {
  QString text;
  for (int column = 0; column < table.columnCount(); ++column)
    text += (column ? "," : "") + csv_cell(table.headerData(column, Qt::Horizontal).toString());
  text += "\r\n";
  for (int row = 0; row < table.rowCount(); ++row) {
    for (int column = 0; column < table.columnCount(); ++column)
      text += (column ? "," : "") + csv_value(table.index(row, column));
    text += "\r\n";
  }
  return text.toStdString();
}

}  // namespace jauge::gui
