// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/page.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

#include "gui/views/elided_label.h"

namespace jauge::gui {

Page::Page(Session& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      strip_(new QWidget(this)),
      tools_(new QHBoxLayout(strip_)),
      title_(new QLabel),
      summary_(new ElidedLabel(ElidedLabel::Look::muted)) {
  setProperty("role", "page");
  setAttribute(Qt::WA_StyledBackground);
  strip_->setProperty("role", "toolstrip");
  strip_->setAttribute(Qt::WA_StyledBackground);
  strip_->setFixedHeight(40);
  title_->setProperty("role", "title");
  summary_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  tools_->setContentsMargins(18, 0, 18, 0);
  tools_->setSpacing(8);
  tools_->addWidget(title_);
  tools_->addSpacing(4);
  tools_->addWidget(summary_, 1);
}

void Page::show_header(const QString& title, const QString& summary) {
  title_->setText(title);
  summary_->show_text(summary);
}

void Page::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace jauge::gui
