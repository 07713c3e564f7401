// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/views/verdict_chip.h"

#include "gui/models/text.h"
#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "gui/theme/tokens.h"

namespace jauge::gui {
namespace {

constexpr int side = 9;
constexpr int icon_size = 14;
constexpr int gap = 5;

QFont chip_font() {
  return text_font(12, true);
}

}  // namespace

int chip_width(const QString& text) {
  return QFontMetrics(chip_font()).horizontalAdvance(text) + 2 * side + icon_size + gap + 1;
}

void paint_chip(QPainter* painter, const QRect& area, verdict::Level level, const QString& text) {
  const auto [ink, surface] = colours_of(level);
  const int width = qMin(chip_width(text), area.width());
  const QRect chip(area.left(), area.center().y() - chip_height / 2, width, chip_height);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setPen(Qt::NoPen);
  painter->setBrush(surface);
  painter->drawRoundedRect(chip, chip_height / 2.0, chip_height / 2.0);
  painter->drawPixmap(chip.left() + side, chip.center().y() - icon_size / 2 + 1,
                      icon_pixmap(level_icon(level), ink, icon_size, painter->device()->devicePixelRatioF()));
  painter->setFont(chip_font());
  painter->setPen(ink);
  const QRect words = chip.adjusted(side + icon_size + gap, 0, -side + 1, 0);
  painter->drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                    painter->fontMetrics().elidedText(text, Qt::ElideRight, words.width()));
  painter->restore();
}

void VerdictChip::show_verdict(verdict::Level level, const QString& text) {
  level_ = level;
  text_ = text;
  setAccessibleName(text);
  setFixedSize(sizeHint());
  update();
}

void VerdictChip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paint_chip(&painter, rect(), level_, text_);
}

}  // namespace jauge::gui
