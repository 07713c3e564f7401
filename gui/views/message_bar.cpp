// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/views/message_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace jauge::gui {

MessageBar::MessageBar(QWidget* parent) : QFrame(parent), label_(new QLabel), row_(new QHBoxLayout(this)) {
  setProperty("role", "banner");
  label_->setTextFormat(Qt::PlainText);
  label_->setWordWrap(true);
  row_->setContentsMargins(18, 6, 12, 6);
  row_->addWidget(label_, 1);
  hide();
}

QString MessageBar::text() const {
  return label_->text();
}

void MessageBar::clear_buttons() {
  while (row_->count() > 1) {
    QLayoutItem* item = row_->takeAt(1);
    item->widget()->deleteLater();
    delete item;
  }
}

void MessageBar::show_remark(const QString& text) {
  clear_buttons();
  label_->setText(text);
  setVisible(!text.isEmpty());
}

void MessageBar::ask(const QString& question, const std::vector<Choice>& choices) {
  clear_buttons();
  label_->setText(question);
  for (const Choice& choice : choices) {
    auto* button = new QPushButton(choice.text);
    connect(button, &QPushButton::clicked, this, [this, action = choice.action] {
      hide();
      if (action) action();
    });
    row_->addWidget(button);
  }
  show();
}

}  // namespace jauge::gui
