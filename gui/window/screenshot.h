// SPDX-License-Identifier: GPL-3.0-or-later
// A picture of one page once everything is computed: for the README and for tests that look.
#pragma once

#include <QSize>
#include <QString>
#include <QStringList>
#include <optional>

namespace jauge::gui {

class MainWindow;
class Session;

struct ScreenshotOrder {
  QString file;  // empty: none wanted
  QString page = "layers";
  QSize size = {1440, 900};
  int layer = -1;                // selected in the picture
  bool evaluate = false;         // run the model over the data first
  QString board;                 // to run it on; empty: this computer
  std::optional<int> dual_bank;  // DBANK of a virtual board; nothing: as from the factory
  bool energy = false;           // ask the board for its energy as well
  QString tab;                   // of the page Measure, view of the page Compare, or level of the page Memory
  QString dialog;                // action whose dialog is taken instead of the window: "target"
  QString filter;                // of the page Compare
  QStringList parts;             // on its shortlist; the first is selected
  QString cell;                  // of its confusion matrix: "0,2"
};

// Saves the picture when the session has settled, then quits; the exit status says whether it worked.
void take_screenshot_when_settled(MainWindow& window, Session& session, const ScreenshotOrder& order);

}  // namespace jauge::gui
