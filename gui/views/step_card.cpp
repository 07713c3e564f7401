// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/views/step_card.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "gui/theme/tokens.h"
#include "gui/views/elided_label.h"

namespace jauge::gui {
namespace {

constexpr int mark_size = 22;
constexpr int widest_name = 110;

QPixmap circle(const QColor& ground, const QColor& ink, const QString& text, const QString& icon, double ratio) {
  QPixmap pixmap(QSize(mark_size, mark_size) * ratio);
  pixmap.setDevicePixelRatio(ratio);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(ground);
  painter.drawEllipse(0, 0, mark_size, mark_size);
  if (!icon.isEmpty()) {
    painter.drawPixmap(4, 4, icon_pixmap(icon, ink, mark_size - 8, ratio));
  } else {
    painter.setPen(ink);
    painter.setFont(text_font(11, true));
    painter.drawText(QRect(0, 0, mark_size, mark_size), Qt::AlignCenter, text);
  }
  return pixmap;
}

}  // namespace

StepCard::StepCard(int number, QWidget* parent)
    : QFrame(parent),
      number_(number),
      mark_(new QLabel),
      name_(new QLabel),
      line_(new ElidedLabel(ElidedLabel::Look::muted)),
      controls_(new QHBoxLayout) {
  setProperty("role", "card");
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  name_->setProperty("role", "heading");
  name_->setTextFormat(Qt::PlainText);
  auto* head = new QHBoxLayout;
  head->setSpacing(8);
  head->addWidget(mark_);
  head->addWidget(name_);
  head->addLayout(controls_, 1);
  controls_->addStretch(1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(10, 8, 10, 8);
  column->setSpacing(4);
  column->addLayout(head);
  column->addWidget(line_);
  column->addStretch(1);
  show_mark();
}

QString StepCard::line() const {
  return line_->text();
}

void StepCard::add_below(QWidget* widget) {
  static_cast<QVBoxLayout*>(layout())->insertWidget(layout()->count() - 1, widget);
}

void StepCard::show_step(const QString& name, const QString& line, State state) {
  // A long file name must not widen the window.
  name_->setText(QFontMetrics(text_font(13, true)).elidedText(name, Qt::ElideMiddle, widest_name));
  name_->setToolTip(name.toHtmlEscaped());
  line_->show_text(line);
  state_ = state;
  setProperty("active", state == State::running);
  style()->unpolish(this);
  style()->polish(this);
  setAccessibleName(name);
  setAccessibleDescription(line);
  show_mark();
}

void StepCard::show_mark() {
  const Tokens& colours = tokens();
  const double ratio = devicePixelRatioF();
  switch (state_) {
    case State::ready:
      return mark_->setPixmap(circle(colours.fits_surface, colours.fits, {}, "tick", ratio));
    case State::failed:
      return mark_->setPixmap(circle(colours.misfit_surface, colours.misfit, {}, "cross", ratio));
    case State::open:
    case State::running:
      return mark_->setPixmap(circle(colours.selection, colours.accent, QString::number(number_), {}, ratio));
  }
}

void StepCard::changeEvent(QEvent* event) {
  QFrame::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) show_mark();
}

}  // namespace jauge::gui
