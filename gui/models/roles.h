// SPDX-License-Identifier: GPL-3.0-or-later
// What the tables tell their views beside the text.
#pragma once

#include <Qt>

namespace jauge::gui {

enum Role {
  NumberRole = Qt::UserRole,  // the number behind the text: what proxies sort by and CSV holds; invalid when unknown
  ShareRole,                  // 0 to 1, drawn as a bar inside the cell
  FamilyRole,                 // int of ops::Family: the colour square before the text
  LevelRole,                  // int of verdict::Level: the cell is a verdict chip
  PaleRole,                   // zero or "not applicable"
  NameRole,                   // what identifies the row: a part, a path
  FigureRole,                 // the column holds figures: monospaced, right-aligned
  StarRole,                   // bool: on the shortlist
  StrongRole,                 // bool: to be noticed among its neighbours
};

}  // namespace jauge::gui
