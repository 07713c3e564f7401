// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/history.h"

#include <tuple>

namespace jauge::gui {
namespace {

constexpr std::size_t most_kept = 200;

std::optional<Choices> step(std::vector<Choices>& from, std::vector<Choices>& to, const Choices& now) {
  if (from.empty()) return std::nullopt;
  to.push_back(now);
  Choices choices = std::move(from.back());
  from.pop_back();
  return choices;
}

}  // namespace

bool Choices::operator==(const Choices& other) const {
  const auto all = [](const Choices& choices) {
    return std::tie(choices.target, choices.runtime, choices.reserve.stack, choices.reserve.ram, choices.reserve.flash,
                    choices.filter, choices.shortlist);
  };
  return all(*this) == all(other);
}

void History::remember(Kind kind, const Choices& before) {
  future_.clear();
  const bool goes_on = kind == Kind::filter && last_ == Kind::filter && !past_.empty();
  last_ = kind;
  if (goes_on) return;
  past_.push_back(before);
  if (past_.size() > most_kept) past_.erase(past_.begin());
}

std::optional<Choices> History::undo(const Choices& now) {
  last_.reset();
  return step(past_, future_, now);
}

std::optional<Choices> History::redo(const Choices& now) {
  last_.reset();
  return step(future_, past_, now);
}

void History::clear() {
  past_.clear();
  future_.clear();
  last_.reset();
}

}  // namespace jauge::gui
