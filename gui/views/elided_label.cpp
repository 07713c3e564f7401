// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/views/elided_label.h"

#include <QPainter>
#include <QTextLayout>

#include "gui/models/text.h"
#include "gui/theme/theme.h"
#include "gui/theme/tokens.h"

namespace jauge::gui {

ElidedLabel::ElidedLabel(Look look, int lines, QWidget* parent) : QWidget(parent), look_(look), lines_(lines) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QFont ElidedLabel::font_of_look() const {
  if (look_ == Look::title) return text_font(14, true);
  return text_font(look_ == Look::muted ? 12 : 13);
}

void ElidedLabel::show_text(const QString& text) {
  text_ = text;
  setToolTip(tooltip(text));
  setAccessibleName(text);
  updateGeometry();
  update();
}

QSize ElidedLabel::sizeHint() const {
  const QFontMetrics metrics(font_of_look());
  return {metrics.horizontalAdvance(text_) + 2, metrics.lineSpacing() * lines_ + 1};
}

QSize ElidedLabel::minimumSizeHint() const {
  return {40, sizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setFont(font_of_look());
  painter.setPen(look_ == Look::muted ? tokens().muted : tokens().text);
  const QFontMetrics metrics = painter.fontMetrics();
  QTextLayout layout(text_, painter.font());
  layout.beginLayout();
  for (int line = 0; line < lines_; ++line) {
    QTextLine part = layout.createLine();
    if (!part.isValid()) break;
    part.setLineWidth(width());
    const bool last = line == lines_ - 1;
    const QString text = last ? metrics.elidedText(text_.mid(part.textStart()), Qt::ElideRight, width())
                              : text_.mid(part.textStart(), part.textLength());
    painter.drawText(QRect(0, line * metrics.lineSpacing(), width(), metrics.lineSpacing()),
                     int(Qt::AlignLeft | Qt::AlignVCenter), text);
  }
  layout.endLayout();
}

}  // namespace jauge::gui
