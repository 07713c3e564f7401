// SPDX-License-Identifier: GPL-3.0-or-later
// The second step of a measurement: the probe on the board. Virtual boards bring it with them; a real one is asked, and
// flashed when it holds another.
#pragma once

#include "gui/session/board_runs.h"
#include "gui/session/probe_firmware.h"
#include "gui/views/step_card.h"

class QProgressBar;
class QPushButton;

namespace jauge::gui {

class FirmwareCard : public StepCard {
  Q_OBJECT
 public:
  FirmwareCard(BoardRuns& boards, ProbeFirmware& firmware, QWidget* parent = nullptr);

  void retranslate();
  void ask();
  // Without the question: `board` is the folder name of its firmware.
  void flash(const std::string& board);

 private:
  void ask_and_flash(const std::string& board, const QString& name);
  void refresh();
  void show_port(const std::string& port);
  QString busy_line() const;
  void show_found(const FirmwareFound& found);

  BoardRuns& boards_;
  ProbeFirmware& firmware_;
  QPushButton *actions_, *stop_;
  QProgressBar* progress_;
};

}  // namespace jauge::gui
