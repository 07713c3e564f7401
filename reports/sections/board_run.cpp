#include "reports/sections/board_run.h"

#include <algorithm>

#include "reports/sections/cells.h"
#include "reports/sections/layer_tables.h"
#include "reports/wording/names.h"
#include "reports/wording/numbers.h"
#include "reports/wording/terms.h"

namespace jauge::reports::sections {
namespace {

using cost::Measurement;
using evaluate::Evaluation;

constexpr std::int64_t most_classes = 12;  // of a matrix that still fits the width of a page
constexpr std::size_t most_mistakes = 10;

std::string board_title(const cost::MeasuredBoard& board, const Words& words) {
  if (board.kind == "virtual") return words("Virtual board (firmware of {0})", {board.emulates});
  return board.kind == "host" ? words("the probe as a desktop process") : visible_name(board.kind);
}

std::string conditions(const cost::MeasuredBoard& board, const Words& words) {
  std::string text = words("Run on: {0}.", {Ready{board_title(board, words)}});
  text += " " + words("Probe {0}, build {1}.", {board.firmware, board.build});
  if (board.kind == "host") return text;
  // The crystal of a virtual board is nobody's.
  if (board.kind == "virtual")
    text += " " + words("Clock {0}, {1}.", {board.clock, Ready{origin_word(cost::Origin::modelled, words.language())}});
  else
    text += " " + words("Clock {0}, {1}.",
                        {board.clock, Ready{board.clock_is_exact
                                                ? words("locked to a crystal")
                                                : words("not locked to a crystal: times may be off by about 1 %")}});
  if (board.dual_bank && board.wait_states)
    text += " " + words("DBANK = {0}, {1} wait states.",
                        {std::int64_t{*board.dual_bank ? 1 : 0}, std::int64_t{*board.wait_states}});
  return text;
}

void add_remarks(const BoardRun& run, const Words& words, Blocks& blocks) {
  const Measurement& measurement = run.measurement;
  if (measurement.origin == cost::Origin::modelled)
    blocks.push_back(Note{
        words("Modelled, not measured: the virtual board counts the cycles of a Cortex-M4; its times are within {0}.",
              {Percent{100 * cost::modelled_interval}})});
  if (measurement.board.kind == "host")
    blocks.push_back(Note{words("A desktop process has no chip's cycles: it gives answers, and no times.")});
  if (run.stopped)
    blocks.push_back(Note{
        words("Stopped after {0} of {1} samples: the figures are those of the samples done.", {run.done, run.total})});
  if (measurement.latency && measurement.latency->unstable)
    blocks.push_back(Note{words("The runs differ by more than 2 %: something else uses the chip or its clock.")});
}

KeyFigure accuracy_figure(const evaluate::Classified& classified, const Words& words) {
  const auto& report = classified.report;
  const auto share = [](double value) { return Percent{100 * value}; };
  return {words("Accuracy"), percent_text(100 * report.accuracy, words.language()),
          words("{0} of {1} samples right; 95 %: {2} to {3}",
                {classified.confusion.correct(), classified.confusion.total(), share(report.accuracy_interval.low),
                 share(report.accuracy_interval.high)}),
          origin_word(cost::Origin::counted, words.language())};
}

KeyFigures key_figures(const BoardRun& run, const Words& words) {
  const Measurement& measurement = run.measurement;
  const cost::Origin origin = measurement.origin;
  KeyFigures result;
  if (measurement.latency) {
    KeyFigure latency = key_figure("Latency", measurement.latency->latency_ms, words);
    latency.name = words("Latency, median of {0} runs", {measurement.latency->runs});
    result.figures.push_back(std::move(latency));
  }
  if (run.evaluation && run.evaluation->classified)
    result.figures.push_back(accuracy_figure(*run.evaluation->classified, words));
  if (measurement.stack_bytes)
    result.figures.push_back(key_bytes("Stack in use", *measurement.stack_bytes, "", origin, words));
  result.figures.push_back(key_bytes("Arena", measurement.arena_bytes, "", cost::Origin::planned, words));
  result.figures.push_back(key_bytes("Package in Flash", measurement.package_bytes, "", cost::Origin::counted, words));
  if (measurement.code_bytes)
    result.figures.push_back(
        key_bytes("Code of the kernels", *measurement.code_bytes, "", cost::Origin::counted, words));
  if (measurement.energy) {
    KeyFigure energy = key_figure("Energy of one inference", measurement.energy->energy_mj, words);
    energy.detail += (energy.detail.empty() ? "" : "; ") +
                     words("{0} mA at {1} V", {Ready{decimal(measurement.energy->current_ma, 2, words.language())},
                                               Ready{decimal(measurement.energy->supply_v, 1, words.language())}});
    result.figures.push_back(std::move(energy));
  }
  return result;
}

std::optional<double> estimated_ms(const BoardRun& run, int layer) {
  if (!run.estimate || !run.estimate->assessment.target.clock) return std::nullopt;
  for (const cost::LayerCycles& each : run.estimate->assessment.estimate.per_layer)
    if (each.index == layer && each.cycles)
      return duration_ms(each.cycles->value, *run.estimate->assessment.target.clock);
  return std::nullopt;
}

Cell ms_cell(double ms, const Words& words) {
  constexpr int digits = 3;
  return plain(decimal(ms, digits, words.language()));
}

std::vector<Cell> layer_row(const cost::MeasuredLayer& layer, std::int64_t all_cycles, const BoardRun& run,
                            const Words& words) {
  const double ms = duration_ms(static_cast<double>(layer.cycles.value), run.measurement.board.clock);
  const auto estimate = estimated_ms(run, layer.index);
  const auto index = static_cast<std::size_t>(layer.index);
  const auto* layers = run.estimate ? &run.estimate->study->deployable_counts.layers : nullptr;
  const auto family = layers && index < layers->size() ? (*layers)[index].family : ops::Family::data_movement;
  return {plain(integer(layer.index, words.language())),
          name_cell(layer.name),
          estimate ? ms_cell(*estimate, words) : missing(),
          ms_cell(ms, words),
          estimate && ms > 0 ? plain(percent_text(100 * (*estimate - ms) / ms, words.language())) : missing(),
          count_cell(layer.cycles.value, words),
          share_cell(static_cast<double>(layer.cycles.value), static_cast<double>(all_cycles), family, words)};
}

Table layer_times(const BoardRun& run, const Words& words) {
  const Measurement& measurement = run.measurement;
  Table table;
  table.title = words("Time of every layer");
  table.columns = {{"#", true},
                   {words("Layer")},
                   {words("Estimated, ms"), true},
                   {measurement.origin == cost::Origin::modelled ? words("Modelled, ms") : words("Measured, ms"), true},
                   {words("Off by"), true},
                   {words("Cycles"), true},
                   {words("Share"), true}};
  std::int64_t all = 0;
  for (const cost::MeasuredLayer& layer : measurement.layers) all += layer.cycles.value;
  for (const cost::MeasuredLayer& layer : measurement.layers)
    if (table.rows.size() < most_rows) table.rows.push_back(layer_row(layer, all, run, words));
  table.rows.push_back({plain(""), strong(words("all layers")), plain(""),
                        ms_cell(duration_ms(static_cast<double>(all), measurement.board.clock), words), plain(""),
                        count_cell(all, words), plain("")});
  table.last_row_is_total = true;
  table.note = words(
      "Layers are timed in a run of their own, whose measuring costs a little: their sum is a little "
      "above the whole run's.");
  if (run.estimate)
    table.note += " " + words("Estimates are for runtime {0}.", {run.estimate->assessment.estimate.runtime});
  return table;
}

Table matrix(const evaluate::Confusion& confusion, const Words& words) {
  Table table;
  table.title = words("Confusion matrix on the board");
  table.columns = {{words("True class")}};
  for (const std::string& name : confusion.classes) table.columns.push_back({visible_name(name), true});
  for (std::int64_t truth = 0; truth < confusion.size(); ++truth) {
    std::vector<Cell> row = {name_cell(confusion.classes[static_cast<std::size_t>(truth)])};
    for (std::int64_t answer = 0; answer < confusion.size(); ++answer) {
      Cell cell = count_cell(confusion.at(truth, answer), words);
      if (truth == answer) cell.tone = Tone::strong;
      row.push_back(std::move(cell));
    }
    table.rows.push_back(std::move(row));
  }
  table.note = words("Rows are the true classes, columns the answers.");
  return table;
}

// For matrices that are wider than a page.
Table mistakes(const evaluate::Classified& classified, const Words& words) {
  Table table;
  table.title = words("Most often taken for another");
  table.columns = {{words("True class")}, {words("Answer")}, {words("Count"), true}};
  const auto& classes = classified.confusion.classes;
  for (const evaluate::Mistake& mistake : evaluate::top_confusions(classified.confusion, most_mistakes))
    table.rows.push_back({name_cell(classes[static_cast<std::size_t>(mistake.truth)]),
                          name_cell(classes[static_cast<std::size_t>(mistake.predicted)]),
                          count_cell(mistake.count, words)});
  return table;
}

Table every_class(const evaluate::ClassificationReport& report, const Words& words) {
  Table table;
  table.title = words("Every class on the board");
  table.columns = {{words("Class")},
                   {words("Precision"), true},
                   {words("Recall"), true},
                   {words("F1"), true},
                   {words("Support"), true}};
  const auto add = [&](Cell name, const evaluate::ClassFigures& figures) {
    const auto share = [&](double value) { return plain(percent_text(100 * value, words.language())); };
    table.rows.push_back({std::move(name), share(figures.precision), share(figures.recall), share(figures.f1),
                          count_cell(figures.support, words)});
  };
  for (std::size_t i = 0; i < report.per_class.size() && i < most_rows; ++i)
    add(name_cell(report.classes[i]), report.per_class[i]);
  add(strong(words("macro average")), report.macro);
  table.last_row_is_total = true;
  return table;
}

// Of the samples that both have answered.
std::string agreement(const Evaluation& board, const Evaluation& desktop, const Words& words) {
  if (!board.classified || !desktop.classified) return "";
  const auto &a = board.classified->predictions, &b = desktop.classified->predictions;
  const std::size_t count = std::min(a.size(), b.size());
  std::int64_t same = 0;
  for (std::size_t i = 0; i < count; ++i) same += a[i] == b[i] ? 1 : 0;
  return words("Board and this computer give the same answer for {0} of {1} samples.",
               {same, static_cast<std::int64_t>(count)});
}

Bullets checks(const BoardRun& run, const Words& words) {
  const Measurement& measurement = run.measurement;
  Bullets bullets;
  if (run.evaluation && run.this_computer)
    if (std::string text = agreement(*run.evaluation, *run.this_computer, words); !text.empty())
      bullets.items.push_back(std::move(text));
  if (measurement.repeated_samples > 0)
    bullets.items.push_back(
        words("One sample in 50 was run again: {0} of {1} gave the same bytes.",
              {measurement.repeated_samples - measurement.unstable_samples, measurement.repeated_samples}));
  const cost::LinkQuality& link = measurement.link;
  bullets.items.push_back(
      words("Link: {0} baud, {1} frames, {2} sent again, {3} damaged, {4} interruptions.",
            {std::int64_t{link.baud}, link.frames, link.resent, link.crc_errors, link.interruptions}));
  return bullets;
}

}  // namespace

void add_board_run(const BoardRun& run, const Words& words, Blocks& blocks) {
  blocks.push_back(Paragraph{conditions(run.measurement.board, words)});
  add_remarks(run, words, blocks);
  blocks.push_back(key_figures(run, words));
  if (!run.measurement.layers.empty()) blocks.push_back(layer_times(run, words));
  if (run.evaluation && run.evaluation->classified) {
    const auto& classified = *run.evaluation->classified;
    if (classified.confusion.size() <= most_classes)
      blocks.push_back(matrix(classified.confusion, words));
    else
      blocks.push_back(mistakes(classified, words));
    blocks.push_back(every_class(classified.report, words));
  } else {
    blocks.push_back(gap(words, "accuracy on the board", "A run with labelled samples."));
  }
  blocks.push_back(checks(run, words));
}

}  // namespace jauge::reports::sections
