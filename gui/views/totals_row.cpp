// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/views/totals_row.h"

#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>
#include <QTableView>

#include "gui/models/roles.h"
#include "gui/theme/theme.h"
#include "gui/theme/tokens.h"

namespace jauge::gui {

TotalsRow::TotalsRow(const QTableView& table, const LayerTable& totals, QWidget* parent)
    : QWidget(parent), table_(table), totals_(totals) {
  setFixedHeight(30);
  const auto repaint = [this] { update(); };
  connect(table.horizontalHeader(), &QHeaderView::sectionResized, this, repaint);
  connect(table.horizontalHeader(), &QHeaderView::sectionMoved, this, repaint);
  connect(table.horizontalScrollBar(), &QScrollBar::valueChanged, this, repaint);
  connect(&totals, &QAbstractItemModel::modelReset, this, repaint);
}

void TotalsRow::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), tokens().surface);
  painter.setPen(tokens().border);
  painter.drawLine(0, 0, width(), 0);
  painter.drawLine(0, height() - 1, width(), height() - 1);
  painter.setPen(tokens().text);
  QStringList spoken;
  for (int column = 0; column < LayerTable::ColumnCount; ++column) {
    const QString text = totals_.total(column);
    if (text.isEmpty() || table_.isColumnHidden(column)) continue;
    spoken << text;
    const QRect cell(table_.horizontalHeader()->sectionViewportPosition(column) + 8, 0, table_.columnWidth(column) - 16,
                     height());
    const bool words = column == LayerTable::Name;
    painter.setFont(words ? text_font(13, true) : figure_font(12.5, true));
    // A sum may be wider than its column: it grows to the left, where nothing stands.
    painter.drawText(words ? cell : cell.adjusted(-80, 0, 0, 0),
                     int((words ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter), text);
  }
  setAccessibleName(spoken.join(", "));
}

}  // namespace jauge::gui
