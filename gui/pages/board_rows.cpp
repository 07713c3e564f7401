// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/board_rows.h"

#include <algorithm>
#include <cmath>

#include "gui/models/text.h"

namespace jauge::gui {
namespace {

constexpr int share_digits = 1, ms_digits = 3;

SimpleCell text_cell(const QString& text) {
  return {.text = text, .tip = {}, .number = {}};
}

SimpleCell optional_cell(const std::optional<double>& value, int digits) {
  if (!value) return text_cell(no_figure);
  return {.text = decimal(*value, digits), .tip = {}, .number = *value};
}

QString milliseconds(double value) {
  return decimal(value, value < 100 ? 2 : 1) + QStringLiteral("\u00a0ms");
}

std::optional<double> estimated_ms(const analysis::Analysis* analysis, int index) {
  if (!analysis || !analysis->assessment.target.clock) return std::nullopt;
  for (const cost::LayerCycles& layer : analysis->assessment.estimate.per_layer)
    if (layer.index == index && layer.cycles)
      return duration_ms(layer.cycles->value, *analysis->assessment.target.clock);
  return std::nullopt;
}

void add_link(const cost::LinkQuality& link, std::vector<BoardText::Fact>& facts) {
  facts.push_back({BoardText::tr("Link"), BoardText::tr("%1 baud").arg(number(link.baud))});
  facts.push_back({BoardText::tr("Frames"), number(link.frames)});
  facts.push_back({BoardText::tr("Sent again"), number(link.resent)});
  facts.push_back({BoardText::tr("CRC errors"), number(link.crc_errors)});
  facts.push_back({BoardText::tr("Interruptions"), number(link.interruptions)});
}

void add_energy(const cost::MeasuredEnergy& energy, std::vector<BoardText::Fact>& facts) {
  facts.push_back({BoardText::tr("Energy"), value(energy.energy_mj)});
  facts.push_back({BoardText::tr("Current"),
                   BoardText::tr("%1 mA at %2 V").arg(decimal(energy.current_ma, 2), decimal(energy.supply_v, 1))});
  facts.push_back({BoardText::tr("Idle"), BoardText::tr("%1 mA").arg(decimal(energy.idle_ma, 2))});
}

double off_by(const BoardLayer& layer) {
  return 100 * (*layer.estimated_ms - layer.board_ms) / layer.board_ms;
}

}  // namespace

QString BoardText::board_name(const cost::MeasuredBoard& board) {
  if (board.kind == "virtual") return tr("Virtual board (firmware of %1)").arg(shown(board.emulates));
  if (board.kind == "host") return tr("Probe as a desktop process");
  return shown(board.kind);
}

QString BoardText::short_name(const cost::MeasuredBoard& board) {
  if (board.kind == "virtual") return tr("virtual board");
  return board.kind == "host" ? tr("desktop process") : shown(board.kind);
}

std::vector<BoardText::Fact> BoardText::facts(const cost::Measurement& measurement) {
  const cost::MeasuredBoard& board = measurement.board;
  std::vector<Fact> facts = {{tr("Probe firmware"), shown(board.firmware)}};
  if (board.kind != "host") facts.push_back({tr("Clock"), clock(board.clock)});
  if (board.dual_bank) facts.push_back({QStringLiteral("DBANK"), QString::number(*board.dual_bank ? 1 : 0)});
  if (board.wait_states) facts.push_back({tr("Wait states"), QString::number(*board.wait_states)});
  if (measurement.stack_bytes) facts.push_back({tr("Stack high-water"), bytes(*measurement.stack_bytes)});
  facts.push_back({tr("Arena"), bytes(measurement.arena_bytes)});
  facts.push_back({tr("Package in Flash"), bytes(measurement.package_bytes)});
  if (measurement.energy) add_energy(*measurement.energy, facts);
  add_link(measurement.link, facts);
  return facts;
}

QString BoardText::latency_line(const cost::LatencyRuns& latency) {
  QStringList parts = {tr("median of %1 runs").arg(number(latency.runs)),
                       tr("p95 %1").arg(milliseconds(latency.p95_ms)),
                       tr("%1 to %2").arg(milliseconds(latency.min_ms), milliseconds(latency.max_ms))};
  QString how = origin(latency.latency_ms.origin);
  if (latency.latency_ms.has_interval()) how += QStringLiteral(", ") + interval(latency.latency_ms);
  parts << how;
  if (latency.unstable) parts << tr("unstable: something disturbed the runs");
  return parts.join(QStringLiteral(" · "));
}

QStringList BoardText::sentences(const BoardResult& result, const evaluate::Evaluation* desktop) {
  const cost::Measurement& measurement = result.measurement;
  QStringList sentences;
  if (result.stopped)
    sentences
        << tr("Stopped after %1 of %2 samples; what is done is kept.").arg(number(result.done), number(result.total));
  if (measurement.board.kind == "host")
    sentences << tr("A desktop process has no chip's cycles: it gives answers, and no times.");
  if (measurement.origin == cost::Origin::modelled)
    sentences
        << tr("Modelled, not measured: the virtual board counts the cycles of a Cortex-M4; its figures are within "
              "%1 %.")
               .arg(decimal(100 * cost::modelled_interval, 0));
  if (result.evaluation && desktop)
    if (const auto same = agreement_of(*result.evaluation, *desktop))
      sentences << tr("Board and this computer: the same answer for %1 of %2 samples.")
                       .arg(number(same->same), number(same->of));
  if (result.no_energy)
    sentences << tr("No energy: %1").arg(shown(result.no_energy->what)) +
                     (result.no_energy->hint.empty() ? QString()
                                                     : QStringLiteral("; ") + shown(result.no_energy->hint));
  if (measurement.repeated_samples > 0)
    sentences << tr("One sample in 50 is run again: %1 of %2 identical.")
                     .arg(number(measurement.repeated_samples - measurement.unstable_samples),
                          number(measurement.repeated_samples));
  return sentences;
}

std::vector<BoardLayer> board_layers(const cost::Measurement& measurement, const analysis::Analysis* analysis) {
  std::vector<BoardLayer> layers;
  for (const cost::MeasuredLayer& layer : measurement.layers)
    layers.push_back({layer.index, shown(layer.name), estimated_ms(analysis, layer.index),
                      duration_ms(static_cast<double>(layer.cycles.value), measurement.board.clock),
                      layer.cycles.value});
  return layers;
}

QString largest_error(const std::vector<BoardLayer>& layers) {
  constexpr double matters = 0.01;  // of the whole time
  double whole = 0, worst = 0;
  for (const BoardLayer& layer : layers) whole += layer.board_ms;
  bool any = false;
  for (const BoardLayer& layer : layers) {
    if (!layer.estimated_ms || layer.board_ms <= matters * whole) continue;
    any = true;
    if (std::abs(off_by(layer)) > std::abs(worst)) worst = off_by(layer);
  }
  if (!any) return {};
  return BoardText::tr("largest error %1 %").arg((worst > 0 ? QStringLiteral("+") : QString()) + decimal(worst, 1));
}

LatencyBars latency_bars(std::span<const std::uint64_t> cycles, Hertz clock, int count) {
  constexpr double narrowest = 0.002;  // of the median
  const cost::LatencyRuns runs = cost::latency_of_runs(cycles, clock, cost::Origin::measured);
  LatencyBars result;
  result.bars.resize(static_cast<std::size_t>(count));
  const double median = runs.latency_ms.value, least = narrowest * median;
  const double centre = (runs.min_ms + runs.max_ms) / 2, width = std::max(runs.max_ms - runs.min_ms, least);
  result.low_ms = centre - width / 2;
  result.high_ms = centre + width / 2;
  const auto bar_of = [&](double ms) {
    const double share = width > 0 ? (ms - result.low_ms) / width : 0.5;
    return std::clamp(static_cast<int>(share * count), 0, count - 1);
  };
  for (const std::uint64_t each : cycles)
    ++result.bars[static_cast<std::size_t>(bar_of(duration_ms(static_cast<double>(each), clock)))];
  result.median_bar = bar_of(median);
  return result;
}

QString BoardText::distribution_line(std::span<const std::uint64_t> cycles, Hertz clock) {
  const cost::LatencyRuns runs = cost::latency_of_runs(cycles, clock, cost::Origin::measured);
  return QStringList{tr("median %1").arg(milliseconds(runs.latency_ms.value)),
                     tr("p95 %1").arg(milliseconds(runs.p95_ms)), tr("spread %1 %").arg(decimal(100 * runs.spread, 1)),
                     tr("%n inference(s)", nullptr, static_cast<int>(runs.runs))}
      .join(QStringLiteral(" · "));
}

QStringList board_layer_headers(cost::Origin origin) {
  return {QStringLiteral("#"),
          BoardText::tr("Layer"),
          BoardText::tr("Estimated, ms"),
          origin == cost::Origin::modelled ? BoardText::tr("Modelled, ms") : BoardText::tr("Measured, ms"),
          BoardText::tr("Off by, %"),
          BoardText::tr("Cycles")};
}

std::vector<SimpleTable::Row> board_layer_rows(const std::vector<BoardLayer>& layers) {
  std::vector<SimpleTable::Row> rows;
  for (const BoardLayer& layer : layers) {
    std::optional<double> difference;
    if (layer.estimated_ms && layer.board_ms > 0) difference = off_by(layer);
    rows.push_back({{.text = number(layer.index), .tip = {}, .number = layer.index},
                    text_cell(layer.name),
                    optional_cell(layer.estimated_ms, ms_digits),
                    optional_cell(layer.board_ms, ms_digits),
                    optional_cell(difference, share_digits),
                    {.text = number(layer.cycles), .tip = {}, .number = static_cast<qint64>(layer.cycles)}});
  }
  return rows;
}

std::optional<Agreement> agreement_of(const evaluate::Evaluation& first, const evaluate::Evaluation& second) {
  if (!first.classified || !second.classified) return std::nullopt;
  const auto &a = first.classified->predictions, &b = second.classified->predictions;
  Agreement agreement;
  agreement.of = static_cast<std::int64_t>(std::min(a.size(), b.size()));
  for (std::size_t i = 0; i < static_cast<std::size_t>(agreement.of); ++i) agreement.same += a[i] == b[i] ? 1 : 0;
  return agreement;
}

}  // namespace jauge::gui
