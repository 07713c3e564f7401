// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/views/cell_delegate.h"

#include <QPainter>

#include "gui/models/roles.h"
#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "gui/theme/tokens.h"
#include "gui/views/verdict_chip.h"

namespace jauge::gui {
namespace {

constexpr int side = 8;           // left and right of the text
constexpr int square = 9;         // family colour
constexpr int selected_edge = 3;  // at the left of a selected row

void paint_background(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) {
  const bool selected = option.state & QStyle::State_Selected;
  if (selected)
    painter->fillRect(option.rect, tokens().selection);
  else if (option.features & QStyleOptionViewItem::Alternate)
    painter->fillRect(option.rect, tokens().window);
  if (selected && index.column() == 0)
    painter->fillRect(QRect(option.rect.left(), option.rect.top(), selected_edge, option.rect.height()),
                      tokens().accent);
}

void paint_share(QPainter* painter, const QRect& area, double share, const QColor& colour) {
  QRectF bar(area.left() + side, area.center().y() - 3, area.width() - 2 * side, 7);
  painter->setPen(Qt::NoPen);
  painter->setBrush(is_dark() ? tokens().border : tokens().sunken);
  painter->drawRoundedRect(bar, 2, 2);
  if (share <= 0) return;
  bar.setWidth(qMax(2.0, bar.width() * qMin(1.0, share)));
  painter->setBrush(colour);
  painter->drawRoundedRect(bar, 2, 2);
}

int paint_family(QPainter* painter, const QRect& area, ops::Family family) {
  const QRectF mark(area.left() + side, area.center().y() - square / 2.0 + 0.5, square, square);
  painter->setPen(family == ops::Family::activation ? QPen(tokens().muted, 1) : QPen(Qt::NoPen));
  painter->setBrush(colour_of(family));
  painter->drawRoundedRect(mark, 2, 2);
  return square + 6;
}

void paint_star(QPainter* painter, const QRect& area, bool on, double ratio) {
  const QPixmap star = icon_pixmap(on ? "star_full" : "star", on ? tokens().accent : tokens().pale, 16, ratio);
  painter->drawPixmap(area.center().x() - 8, area.center().y() - 8, star);
}

}  // namespace

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  paint_background(painter, option, index);
  QRect area = option.rect;
  const QVariant share = index.data(ShareRole);
  const QVariant level = index.data(LevelRole);
  const QVariant star = index.data(StarRole);
  const QVariant family = index.data(FamilyRole);
  if (family.isValid() && !share.isValid())
    area.setLeft(area.left() + paint_family(painter, area, static_cast<ops::Family>(family.toInt())));
  if (star.isValid())
    paint_star(painter, area, star.toBool(), painter->device()->devicePixelRatioF());
  else if (share.isValid())
    paint_share(painter, area, share.toDouble(),
                family.isValid() ? colour_of(static_cast<ops::Family>(family.toInt())) : tokens().accent);
  else if (level.isValid())
    paint_chip(painter, area.adjusted(side, 0, -side, 0), static_cast<verdict::Level>(level.toInt()),
               index.data().toString());
  else
    paint_text(painter, area, option, index);
  if (option.state & QStyle::State_HasFocus) {
    painter->setPen(QPen(tokens().accent, 1, Qt::DotLine));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
  }
  painter->restore();
}

void CellDelegate::paint_text(QPainter* painter, QRect area, const QStyleOptionViewItem&, const QModelIndex& index) {
  const QVariant alignment = index.data(Qt::TextAlignmentRole);
  const bool strong = index.data(StrongRole).toBool();
  painter->setFont(index.data(FigureRole).toBool() ? figure_font(12.5, strong) : text_font(13, strong));
  painter->setPen(index.data(PaleRole).toBool() ? tokens().pale : tokens().text);
  area.adjust(side, 0, -side, 0);
  const QString text = painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, area.width());
  painter->drawText(area, alignment.isValid() ? alignment.toInt() : int(Qt::AlignLeft | Qt::AlignVCenter), text);
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
  if (index.data(StarRole).isValid()) return {32, option.rect.height()};
  if (index.data(ShareRole).isValid()) return {88, option.rect.height()};
  const QString text = index.data().toString();
  if (index.data(LevelRole).isValid()) return {chip_width(text) + 2 * side, option.rect.height()};
  const bool strong = index.data(StrongRole).toBool();
  const QFontMetrics metrics(index.data(FigureRole).toBool() ? figure_font(12.5, strong) : text_font(13, strong));
  const int square_width = index.data(FamilyRole).isValid() ? square + 6 : 0;
  return {metrics.horizontalAdvance(text) + 2 * side + square_width + 2, option.rect.height()};
}

}  // namespace jauge::gui
