// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/views/elided_combo.h"

#include <QStyleOptionComboBox>
#include <QStylePainter>

namespace jauge::gui {
namespace {

constexpr int text_margin = 4;  // that styles leave beside the text

}  // namespace

void ElidedCombo::paintEvent(QPaintEvent*) {
  QStylePainter painter(this);
  QStyleOptionComboBox option;
  initStyleOption(&option);
  painter.drawComplexControl(QStyle::CC_ComboBox, option);
  const QRect room = style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
  option.currentText = option.fontMetrics.elidedText(option.currentText, Qt::ElideRight, room.width() - text_margin);
  painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

}  // namespace jauge::gui
