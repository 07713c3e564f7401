// SPDX-License-Identifier: GPL-3.0-or-later
// Two to four parts fact by fact: what the database says of them, and what the current model comes to on each.
#pragma once

#include <QCoreApplication>
#include <QStringList>
#include <vector>

#include "gui/models/simple_table.h"
#include "gui/session/comparison.h"

namespace jauge::gui {

inline constexpr int fewest_side_by_side = 2, most_side_by_side = 4;

class SideBySideRows {
  Q_DECLARE_TR_FUNCTIONS(jauge::gui::SideBySideRows)
 public:
  static QStringList headers(const std::vector<const ComparedPart*>& parts);
  // A row for each fact; those in which the parts differ are strong.
  static std::vector<SimpleTable::Row> rows(const std::vector<const ComparedPart*>& parts);
};

}  // namespace jauge::gui
