// SPDX-License-Identifier: GPL-3.0-or-later
// RAM over time and in space; beside it the tensors alive at the chosen step.
#pragma once

#include "gui/models/simple_table.h"
#include "gui/pages/page.h"

class QLabel;
class QPushButton;
class QStackedWidget;

namespace jauge::gui {

class ArenaMap;
class MemoryChart;

class MemoryPage : public Page {
  Q_OBJECT
 public:
  explicit MemoryPage(Session& session, QWidget* parent = nullptr);

  QString title() const override;
  QString help() const override;
  TableView* table() const override;
  Chart* chart() const override;
  void toggle_twin() override;
  bool has_twin() const override { return true; }
  bool escape() override;
  int step() const { return step_; }

 protected:
  void retranslate() override;

 private:
  QWidget* make_panel(QLabel* title, QLabel* note, QStackedWidget* content);
  void refresh();
  void choose_step(int step);
  void show_alive();
  void take_layer_selection();

  SimpleTable steps_, tensors_, alive_;
  TableView *step_table_, *tensor_table_, *alive_table_;
  MemoryChart* chart_;
  ArenaMap* map_;
  QStackedWidget *upper_, *lower_;
  QLabel *upper_title_, *upper_note_, *lower_title_, *lower_note_, *alive_title_, *alive_note_;
  QPushButton *peak_, *twin_;
  int step_ = -1;
};

}  // namespace jauge::gui
