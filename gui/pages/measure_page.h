// SPDX-License-Identifier: GPL-3.0-or-later
// Board, firmware, data, run: four steps with a tick each when ready, then results that fill while the run goes on.
#pragma once

#include <filesystem>

#include <memory>
#include <optional>

#include "analyzer/evaluate/evaluation.h"
#include "gui/pages/page.h"
#include "gui/views/step_card.h"

class QAction;
class QComboBox;
class QProgressBar;
class QPushButton;
class QTabWidget;

namespace jauge::gui {

struct LiveRun;
class AccuracyPanel;
class BoardCard;
class BoardPanel;
class ConfusionCard;
class DriftPanel;
class FirmwareCard;
class PairPanel;
class SamplePanel;

class MeasurePage : public Page {
  Q_OBJECT
 public:
  explicit MeasurePage(Session& session, QWidget* parent = nullptr);

  QString title() const override;
  QString help() const override;
  TableView* table() const override;
  bool has_twin() const override { return true; }
  void toggle_twin() override;
  bool escape() override;

  void choose_data();
  void run();
  void stop();
  void toggle_pause();
  bool can_run() const;
  ConfusionCard& confusion() { return *confusion_; }
  // "board", "classes", "samples", "models", "drift"
  bool show_tab(const QString& name);

 protected:
  void retranslate() override;

 private:
  QWidget* make_steps();
  void fill_preprocess();
  void take_preprocess(int index);
  void choose_folder();
  void choose_example();
  void refresh();
  void refresh_data_card();
  void refresh_run_card();
  void refresh_results();
  // Whose answers the confusion matrix shows.
  enum Source { this_computer, on_board, other_model };
  void choose_source(int source);
  std::shared_ptr<const evaluate::Evaluation> answers_of(Source source) const;
  // `of`: the first so many samples; 0: all there are.
  std::optional<evaluate::Confusion> matrix_of(Source source, std::int64_t of = 0) const;
  QString name_of(Source source) const;
  void judge_here(int model);
  void show_confusion();
  void refresh_board_panel();
  void show_progress_bar();
  std::pair<QString, StepCard::State> outcome() const;
  std::optional<LiveRun> live_answers() const;  // those of the chosen source
  QString place_of(Source source) const;        // "virtual board"; empty: not a board
  bool is_live() const;
  QString running_line() const;

  void show_cell(std::int64_t truth, std::int64_t predicted);

  BoardCard* where_;
  FirmwareCard* firmware_;
  StepCard *data_, *run_card_;
  QPushButton *choose_, *start_, *stop_, *pause_, *options_;
  QAction *energy_ = nullptr, *here_too_ = nullptr;
  QComboBox* preprocess_;
  QProgressBar* progress_;
  ConfusionCard* confusion_;
  QTabWidget* tabs_;
  BoardPanel* board_;
  AccuracyPanel* accuracy_;
  SamplePanel* samples_;
  PairPanel* pair_;
  DriftPanel* drift_;
  Source source_ = this_computer;
};

// The data set of the bundled gesture example.
std::filesystem::path example_data();

}  // namespace jauge::gui
