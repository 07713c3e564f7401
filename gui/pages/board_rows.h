// SPDX-License-Identifier: GPL-3.0-or-later
// What a board said, as rows and sentences of the page Measure.
#pragma once

#include <QCoreApplication>
#include <QStringList>
#include <span>
#include <vector>

#include "gui/models/simple_table.h"
#include "gui/session/board_runs.h"

namespace jauge::gui {

class BoardText {
  Q_DECLARE_TR_FUNCTIONS(jauge::gui::BoardText)
 public:
  // "Virtual board (firmware of stm32l4r9_disco)"
  static QString board_name(const cost::MeasuredBoard& board);
  // "virtual board", in a sentence.
  static QString short_name(const cost::MeasuredBoard& board);

  struct Fact {
    QString name, figure;
  };
  // Firmware, clock, memory, link: three columns of a card.
  static std::vector<Fact> facts(const cost::Measurement& measurement);

  // "median of 10 runs · p95 10.8 ms · 10.7 to 10.8 ms · modelled, 9.7 to 11.9 ms"
  static QString latency_line(const cost::LatencyRuns& latency);
  // "median 131.4 · p95 131.7 · spread 0.3 % · 600 samples"
  static QString distribution_line(std::span<const std::uint64_t> cycles, Hertz clock);
  // Samples done, agreement with this computer's answers, what disturbed the run.
  static QStringList sentences(const BoardResult& result, const evaluate::Evaluation* desktop);
};

// One layer, estimated beside measured.
struct BoardLayer {
  int index = 0;
  QString name;
  std::optional<double> estimated_ms;
  double board_ms = 0;
  std::int64_t cycles = 0;
};
// `analysis` holds the estimates, for the target that is chosen; may be nothing.
std::vector<BoardLayer> board_layers(const cost::Measurement& measurement, const analysis::Analysis* analysis);

// "largest error +4.1 %", of the layers that matter: those with at least 1 % of the time. Empty without estimates.
QString largest_error(const std::vector<BoardLayer>& layers);

QStringList board_layer_headers(cost::Origin origin);
std::vector<SimpleTable::Row> board_layer_rows(const std::vector<BoardLayer>& layers);

// How often which latency came: equal bars from the smallest to the largest, at least 0.2 % of the median apart, so
// that runs of the same length stand in one bar in the middle.
struct LatencyBars {
  std::vector<std::int64_t> bars;
  double low_ms = 0, high_ms = 0;  // of the whole range
  int median_bar = 0;
};
// Requires a clock and at least one run.
LatencyBars latency_bars(std::span<const std::uint64_t> cycles, Hertz clock, int count);

// Answers of the first samples that both have given, and how many of them are the same class.
struct Agreement {
  std::int64_t same = 0, of = 0;
};
std::optional<Agreement> agreement_of(const evaluate::Evaluation& first, const evaluate::Evaluation& second);

}  // namespace jauge::gui
