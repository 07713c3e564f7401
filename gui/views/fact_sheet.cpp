// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/views/fact_sheet.h"

#include <QGridLayout>
#include <QLabel>

#include "gui/theme/theme.h"
#include "gui/views/verdict_chip.h"

namespace jauge::gui {
namespace {

QLabel* label(const QString& text, const char* role, bool wrapped = false) {
  auto* label = new QLabel(text);
  label->setTextFormat(Qt::PlainText);
  label->setWordWrap(wrapped);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  if (role) label->setProperty("role", role);
  return label;
}

}  // namespace

FactSheet::FactSheet(QWidget* parent) : QWidget(parent) {
  setProperty("role", "page");
  setAttribute(Qt::WA_StyledBackground);
  clear();
}

void FactSheet::clear() {
  lines_.clear();
  qDeleteAll(findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
  delete layout();
  grid_ = new QGridLayout(this);
  grid_->setContentsMargins(18, 12, 14, 12);
  grid_->setHorizontalSpacing(10);
  grid_->setVerticalSpacing(6);
  grid_->setColumnStretch(0, 1);
  grid_->setRowStretch(1000, 1);
}

void FactSheet::add_wide(QWidget* widget) {
  grid_->addWidget(widget, static_cast<int>(lines_.size()), 0, 1, 3);
}

void FactSheet::title(const QString& text, const QString& below) {
  lines_ << text;
  add_wide(label(text, "title", true));
  if (below.isEmpty()) return;
  lines_ << below;
  add_wide(label(below, "muted", true));
}

void FactSheet::verdict(verdict::Level level, const QString& text) {
  lines_ << text;
  auto* chip = new VerdictChip;
  chip->show_verdict(level, text);
  add_wide(chip);
}

void FactSheet::heading(const QString& text) {
  lines_ << text;
  QLabel* heading = label(text, "heading");
  heading->setContentsMargins(0, 10, 0, 2);
  add_wide(heading);
}

void FactSheet::fact(const QString& name, const QString& figure, const QString& note) {
  lines_ << name + ": " + figure + (note.isEmpty() ? QString() : ", " + note);
  const int row = static_cast<int>(lines_.size());
  QLabel* value = label(figure, nullptr);
  value->setFont(figure_font());
  value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  grid_->addWidget(label(name, "muted"), row, 0);
  grid_->addWidget(value, row, 1);
  grid_->addWidget(label(note, "note"), row, 2);
}

void FactSheet::sentence(const QString& text, bool pale) {
  lines_ << text;
  QLabel* line = label(text, pale ? "muted" : nullptr, true);
  line->setFont(text_font(12));
  add_wide(line);
}

void FactSheet::picture(QWidget* widget, const QString& words) {
  lines_ << words;
  add_wide(widget);
}

QString FactSheet::as_text() const {
  return lines_.join('\n');
}

}  // namespace jauge::gui
