// SPDX-License-Identifier: GPL-3.0-or-later
// The first step of a measurement: where the model runs. This computer, a virtual board, or what is plugged in.
#pragma once

#include "gui/session/board_runs.h"
#include "gui/views/step_card.h"

class QComboBox;

namespace jauge::gui {

class BoardCard : public StepCard {
  Q_OBJECT
 public:
  explicit BoardCard(BoardRuns& boards, QWidget* parent = nullptr);

  void retranslate();
  // False for a port that is busy or not permitted.
  bool can_run() const;
  QComboBox& places() const { return *places_; }

 private:
  void fill();
  void add_virtual(const QString& name, const char* board, std::optional<int> dual_bank);
  int chosen_place() const;  // -1: not in the list
  void refresh();
  const BoardPort* chosen_port() const;

  BoardRuns& boards_;
  QComboBox* places_;
};

}  // namespace jauge::gui
