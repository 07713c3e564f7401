// SPDX-License-Identifier: GPL-3.0-or-later
// What a board said about the current model: latency, layers beside their estimates, memory and link.
#pragma once

#include <QWidget>

#include "gui/models/simple_table.h"
#include "gui/pages/board_rows.h"

class QGridLayout;
class QLabel;
class QScrollArea;

namespace jauge::gui {

class HistogramView;
class PairedBars;
class TableView;

class BoardPanel : public QWidget {
  Q_OBJECT
 public:
  explicit BoardPanel(QWidget* parent = nullptr);

  // `desktop`: this computer's answers to the same data; may be nothing.
  // `live_cycles`: of the samples done while a run goes on; empty: the result's own.
  void show_result(const BoardRuns::Shared& result, std::shared_ptr<const evaluate::Evaluation> desktop,
                   std::span<const std::uint64_t> live_cycles = {});
  void show_failure(const Error& error);
  void show_nothing(const QString& why);
  void retranslate();
  TableView* table() const { return table_; }
  PairedBars* chart() const { return bars_; }
  HistogramView* histogram() const { return histogram_; }
  QString text() const;  // figure and sentences, for those who look for a word

 private:
  void show_figure(const cost::Measurement& measurement);
  void show_facts(const std::vector<BoardText::Fact>& facts);
  void show_layers(const cost::Measurement& measurement, const analysis::Analysis* analysis);
  void show_latencies(const cost::Measurement& measurement, std::span<const std::uint64_t> cycles);
  void forget_shown();

  BoardRuns::Shared shown_;
  std::shared_ptr<const evaluate::Evaluation> desktop_;
  SimpleTable rows_;
  QScrollArea* scroll_;
  TableView* table_;
  PairedBars* bars_;
  HistogramView* histogram_;
  QWidget *facts_box_, *layers_box_, *latencies_box_;
  QGridLayout* facts_;
  QLabel *latencies_title_, *latencies_line_;
  QLabel *figure_, *board_, *latency_, *sentences_, *layers_title_, *legend_;
};

}  // namespace jauge::gui
