#include "cli/measure_text.h"

#include "cli/table.h"
#include "reports/wording/names.h"
#include "reports/wording/numbers.h"
#include "reports/wording/terms.h"
#include "reports/wording/wording.h"

namespace jauge::cli {
namespace {

using reports::Ready;
using reports::Words;

// "a, b, c"; each already in the language.
void append(std::string& list, const std::string& item) {
  list += ", " + item;
}

std::string board_line(const cost::MeasuredBoard& board, const Words& words) {
  std::string text = board.kind == "virtual"
                         ? words("virtual board (firmware of {0})", {Ready(reports::visible_name(board.emulates))})
                         : reports::visible_name(board.kind);
  append(text, words("probe {0}", {Ready(reports::visible_name(board.firmware))}));
  if (board.kind != "host") append(text, reports::hertz_text(board.clock, words.language()));
  if (board.dual_bank) append(text, *board.dual_bank ? "DBANK = 1" : "DBANK = 0");
  if (board.wait_states) append(text, words("{0} wait states", {std::int64_t{*board.wait_states}}));
  return words("Board: {0}", {Ready(text)}) + "\n";
}

std::string latency_lines(const cost::LatencyRuns& latency, const Words& words) {
  const Language language = words.language();
  const auto ms = [&](double value) { return Ready(reports::milliseconds_text(value, language)); };
  const std::string origin = reports::origin_word(latency.latency_ms.origin, language);
  const std::string interval = reports::interval_text(latency.latency_ms, language);
  std::string text = words("Latency: {0} ({1})", {Ready(reports::value_text(latency.latency_ms, language)),
                                                  Ready(interval.empty() ? origin : origin + ", " + interval)});
  text += "\n  " + words("median of {0} runs; 95 % within {1}, {2} to {3}",
                         {std::int64_t{latency.runs}, ms(latency.p95_ms), ms(latency.min_ms), ms(latency.max_ms)});
  if (latency.unstable) text += "; " + words("unstable");
  return text + "\n" + words("Cycles: {0} ({1})", {static_cast<std::int64_t>(latency.cycles.value), Ready(origin)}) +
         "\n";
}

std::string memory_line(const cost::Measurement& measurement, const Words& words) {
  std::string text = words("Arena: {0}   Package: {1}", {measurement.arena_bytes, measurement.package_bytes});
  if (measurement.code_bytes) text += "   " + words("Code: {0}", {*measurement.code_bytes});
  if (measurement.stack_bytes) text += "   " + words("Stack: {0}", {*measurement.stack_bytes});
  return text + "\n";
}

std::string layer_table(const cost::Measurement& measurement, const Words& words) {
  const Language language = words.language();
  if (measurement.layers.empty()) return {};
  std::int64_t total = 0;
  for (const cost::MeasuredLayer& layer : measurement.layers) total += layer.cycles.value;
  TextTable table({{"#", true}, {words("Layer")}, {words("Cycles"), true}, {words("Share"), true}, {"ms", true}});
  const auto row = [&](std::string index, std::string name, Cycles cycles) {
    const auto count = static_cast<double>(cycles.value);
    table.add({std::move(index), std::move(name), reports::integer(cycles.value, language),
               reports::percent_text(100 * count / static_cast<double>(std::max<std::int64_t>(total, 1)), language),
               reports::decimal(duration_ms(count, measurement.board.clock), 3, language)});
  };
  for (const cost::MeasuredLayer& layer : measurement.layers)
    row(std::to_string(layer.index), reports::visible_name(layer.name), layer.cycles);
  table.rule();
  row("", words("all layers"), {total});
  return "\n" + table.text();
}

std::string link_line(const cost::LinkQuality& link, const Words& words) {
  std::string text = words("Link: {0} baud, {1} frames, {2} sent again, {3} damaged",
                           {Ready(std::to_string(link.baud)), std::int64_t{link.frames}, std::int64_t{link.resent},
                            std::int64_t{link.crc_errors}});
  if (link.interruptions > 0) append(text, words("{0} interruptions", {std::int64_t{link.interruptions}}));
  return text + "\n";
}

std::string energy_line(const cost::MeasuredEnergy& energy, const Words& words) {
  const Language language = words.language();
  const auto two_digits = [&](double value) { return Ready(reports::decimal(value, 2, language)); };
  return words("Energy: {0} an inference ({1}): {2} mA at {3} V over {4} inferences, {5} mA idle",
               {Ready(reports::value_text(energy.energy_mj, language)),
                Ready(reports::origin_word(energy.energy_mj.origin, language)), two_digits(energy.current_ma),
                two_digits(energy.supply_v), std::int64_t{energy.inferences}, two_digits(energy.idle_ma)}) +
         "\n";
}

}  // namespace

std::string measurement_text(const cost::Measurement& measurement, Language language) {
  const Words words(language);
  std::string text = board_line(measurement.board, words);
  if (measurement.latency) text += latency_lines(*measurement.latency, words);
  if (measurement.energy) text += energy_line(*measurement.energy, words);
  text += memory_line(measurement, words);
  text += link_line(measurement.link, words);
  return text + layer_table(measurement, words);
}

}  // namespace jauge::cli
