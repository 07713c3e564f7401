// SPDX-License-Identifier: GPL-3.0-or-later
// RAM over time and in space; beside it the tensors alive at the chosen step.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "analyzer/analysis/analysis.h"
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
  // Whose plan is shown. A level that nobody has planned yet is planned first.
  void choose_level(memory::Level level);
  memory::Level level() const { return level_; }

 protected:
  void retranslate() override;

 private:
  QWidget* make_panel(QLabel* title, QLabel* note, QStackedWidget* content);
  void refresh();
  void choose_step(int step);
  void show_alive();
  void take_layer_selection();
  void plan_levels();
  void show_levels();
  void show_plan();
  std::shared_ptr<const memory::Plan> plan() const;
  QString certificate_line(const memory::Plan& plan) const;
  QString remedy_line(const memory::Plan& plan) const;

  SimpleTable steps_, tensors_, alive_;
  TableView *step_table_, *tensor_table_, *alive_table_;
  MemoryChart* chart_;
  ArenaMap* map_;
  QStackedWidget *upper_, *lower_;
  QLabel *upper_title_, *upper_note_, *lower_title_, *lower_note_, *alive_title_, *alive_note_;
  QLabel* remedy_;
  QPushButton *peak_, *twin_;
  std::vector<QPushButton*> levels_;  // by memory::Level
  std::map<memory::Level, std::shared_ptr<const memory::Plan>> plans_;
  std::shared_ptr<const analysis::ModelStudy> planned_;  // whose plans they are
  memory::Level level_ = memory::Level::none;
  int job_ = 0;
  int step_ = -1;
};

}  // namespace jauge::gui
