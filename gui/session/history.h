// SPDX-License-Identifier: GPL-3.0-or-later
// What a user chooses beside files, and the way back: undo and redo go over whole sets of choices.
#pragma once

#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

#include "analyzer/cost/estimate.h"

namespace jauge::gui {

struct Choices {
  QString target, runtime;  // runtime empty: the default for the target
  cost::Reserve reserve;
  QString filter;
  QStringList shortlist;

  bool operator==(const Choices& other) const;
};

class History {
 public:
  enum class Kind { target, runtime, reserve, filter, shortlist };

  // Before a change. Letters typed one after the other into the filter are one change.
  void remember(Kind kind, const Choices& before);
  // What to go back to, or forward; nothing when there is nothing.
  std::optional<Choices> undo(const Choices& now);
  std::optional<Choices> redo(const Choices& now);
  bool can_undo() const { return !past_.empty(); }
  bool can_redo() const { return !future_.empty(); }
  void clear();

 private:
  std::vector<Choices> past_, future_;
  std::optional<Kind> last_;
};

}  // namespace jauge::gui
