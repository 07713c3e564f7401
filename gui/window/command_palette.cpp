// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window/command_palette.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace jauge::gui {
namespace {

constexpr int most_shown = 200;  // nobody scrolls further than that: they type

bool matches(const PaletteEntry& entry, const QStringList& words) {
  return std::all_of(words.begin(), words.end(), [&](const QString& word) {
    return entry.text.contains(word, Qt::CaseInsensitive) || entry.detail.contains(word, Qt::CaseInsensitive);
  });
}

}  // namespace

CommandPalette::CommandPalette(const QString& title, std::vector<PaletteEntry> entries, QWidget* parent)
    : QDialog(parent), entries_(std::move(entries)), field_(new QLineEdit), list_(new QListWidget) {
  setWindowTitle(title);
  setAttribute(Qt::WA_DeleteOnClose);
  resize(560, 420);
  field_->setPlaceholderText(title);
  field_->setAccessibleName(title);
  list_->setAccessibleName(title);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(8, 8, 8, 8);
  column->addWidget(field_);
  column->addWidget(list_, 1);
  field_->installEventFilter(this);
  connect(field_, &QLineEdit::textChanged, this, &CommandPalette::filter);
  connect(field_, &QLineEdit::returnPressed, this, &CommandPalette::choose_current);
  connect(list_, &QListWidget::itemActivated, this, &CommandPalette::choose_current);
  filter({});
}

int CommandPalette::visible_entries() const {
  return list_->count();
}

void CommandPalette::type(const QString& text) {
  field_->setText(text);
}

void CommandPalette::filter(const QString& text) {
  const QStringList words = text.split(' ', Qt::SkipEmptyParts);
  list_->clear();
  for (std::size_t i = 0; i < entries_.size() && list_->count() < most_shown; ++i) {
    if (!matches(entries_[i], words)) continue;
    const PaletteEntry& entry = entries_[i];
    auto* item = new QListWidgetItem(entry.detail.isEmpty() ? entry.text : entry.text + "    " + entry.detail, list_);
    item->setData(Qt::UserRole, static_cast<qulonglong>(i));
  }
  list_->setCurrentRow(0);
  QAccessibleEvent announcement(list_, QAccessible::NameChanged);
  list_->setAccessibleName(QStringLiteral("%1: %2").arg(windowTitle()).arg(list_->count()));
  QAccessible::updateAccessibility(&announcement);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::KeyPress) return QDialog::eventFilter(watched, event);
  switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
      QCoreApplication::sendEvent(list_, event);
      return true;
    default:
      return false;
  }
}

void CommandPalette::choose_current() {
  const QListWidgetItem* item = list_->currentItem();
  if (!item) return;
  const auto action = entries_[item->data(Qt::UserRole).toULongLong()].choose;
  accept();
  if (action) action();
}

}  // namespace jauge::gui
