// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/views/tile.h"

#include <QPainter>

#include "gui/models/text.h"
#include "gui/theme/theme.h"
#include "gui/theme/tokens.h"

namespace jauge::gui {
namespace {

// The left text in full, the right one in what is left of the line.
void paint_pair(QPainter& painter, const QRect& line, const QString& left, const QFont& left_font, QColor left_ink,
                const QString& right) {
  painter.setFont(left_font);
  painter.setPen(left_ink);
  const QString shown_left = painter.fontMetrics().elidedText(left, Qt::ElideRight, line.width());
  const int used = painter.fontMetrics().horizontalAdvance(shown_left);
  painter.drawText(line, int(Qt::AlignLeft | Qt::AlignBottom), shown_left);
  painter.setFont(text_font(11));
  painter.setPen(tokens().muted);
  const int room = line.width() - used - 8;
  const QRect rest = line.adjusted(line.width() - room, 0, 0, -1);
  if (room > 12)
    painter.drawText(rest, int(Qt::AlignRight | Qt::AlignBottom),
                     painter.fontMetrics().elidedText(right, Qt::ElideRight, room));
}

}  // namespace

Tile::Tile(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void Tile::show_tile(const TileText& text) {
  text_ = text;
  setToolTip(tooltip(text.explanation));
  setAccessibleName(QStringLiteral("%1: %2 %3, %4").arg(text.name, text.figure, text.limit, text.origin));
  setAccessibleDescription(text.explanation);
  update();
}

void Tile::paint_bar(QPainter& painter, const QRect& area) const {
  painter.setPen(Qt::NoPen);
  painter.setBrush(tokens().border);
  painter.drawRoundedRect(area, 3, 3);
  if (!text_.filled) return;
  const QColor colour = text_.colour.isValid() ? text_.colour : tokens().accent;
  QColor faint = colour;
  faint.setAlphaF(0.4F);
  QRect part = area;
  if (text_.uncertain_to > *text_.filled) {
    part.setWidth(qRound(area.width() * qMin(1.0, text_.uncertain_to)));
    painter.setBrush(faint);
    painter.drawRoundedRect(part, 3, 3);
  }
  part.setWidth(qMax(6, qRound(area.width() * qMin(1.0, *text_.filled))));
  painter.setBrush(colour);
  painter.drawRoundedRect(part, 3, 3);
}

// As large as figure and limit can be beside each other.
QFont Tile::figure_font_for(int width) const {
  constexpr int largest = 18;
  constexpr int smallest = 14;
  const int limit = text_.limit.isEmpty() ? 0 : QFontMetrics(text_font(11)).horizontalAdvance(text_.limit) + 9;
  for (int size = largest; size > smallest; --size)
    if (QFontMetrics(text_font(size, true)).horizontalAdvance(text_.figure) + limit <= width)
      return text_font(size, true);
  return text_font(smallest, true);
}

void Tile::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(tokens().border);
  painter.setBrush(tokens().window);
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
  const int left = 12;
  const int width = this->width() - 2 * left;
  paint_pair(painter, QRect(left, 6, width, 16), text_.name, text_font(12), tokens().muted, text_.origin);
  const bool known = text_.filled.has_value();
  paint_pair(painter, QRect(left, 22, width, 24), text_.figure, figure_font_for(width),
             known ? tokens().text : tokens().pale, text_.limit);
  paint_bar(painter, QRect(left, 53, width, 6));
}

}  // namespace jauge::gui
