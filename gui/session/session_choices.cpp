// SPDX-License-Identifier: GPL-3.0-or-later
// The session's choices that can be undone.
#include "gui/session/session.h"

namespace jauge::gui {

void Session::set_filter(const QString& filter) {
  if (filter == filter_) return;
  remember(History::Kind::filter);
  filter_ = filter;
  project_.set_modified();
}

void Session::set_shortlisted(const QString& part, bool on) {
  if (shortlist_.contains(part) == on) return;
  remember(History::Kind::shortlist);
  if (on)
    shortlist_ << part;
  else
    shortlist_.removeAll(part);
  project_.set_modified();
  emit choicesChanged();
}

Choices Session::choices_now() const {
  return {target_name_, runtime_name_, reserve_, filter_, shortlist_};
}

void Session::remember(History::Kind kind) {
  history_.remember(kind, choices_now());
  emit historyChanged();
}

void Session::undo() {
  if (const auto choices = history_.undo(choices_now())) take_choices(*choices);
}

void Session::redo() {
  if (const auto choices = history_.redo(choices_now())) take_choices(*choices);
}

void Session::take_choices(const Choices& choices) {
  Choices only_lists = choices_now();
  only_lists.filter = choices.filter;
  only_lists.shortlist = choices.shortlist;
  const bool other_target = !(only_lists == choices);
  target_name_ = choices.target;
  runtime_name_ = choices.runtime;
  reserve_ = choices.reserve;
  filter_ = choices.filter;
  shortlist_ = choices.shortlist;
  project_.set_modified();
  if (other_target) {
    recompute();
    emit targetChanged();
  }
  emit choicesChanged();
  emit historyChanged();
}

}  // namespace jauge::gui
