// SPDX-License-Identifier: GPL-3.0-or-later
// Any table as text: what Ctrl+C and Ctrl+E take away.
#pragma once

#include <QAbstractItemModel>
#include <QModelIndexList>
#include <string>

namespace jauge::gui {

// The selected rows with their header, as they read on screen.
QString to_tsv(const QAbstractItemModel& table, const QModelIndexList& selected);

// For programs: every row, figures with a decimal point and without thousands separators, cells that a spreadsheet
// would run as a formula quoted.
std::string to_csv(const QAbstractItemModel& table);

}  // namespace jauge::gui
