#include "cli/measure_text.h"

#include "cli/table.h"
#include "reports/wording/names.h"
#include "reports/wording/numbers.h"

namespace jauge::cli {
namespace {

std::string board_line(const cost::MeasuredBoard& board, Language language) {
  std::string text = board.kind == "virtual"
                         ? "virtual board (firmware of " + reports::visible_name(board.emulates) + ")"
                         : reports::visible_name(board.kind);
  text += ", probe " + reports::visible_name(board.firmware);
  if (board.kind != "host") text += ", " + reports::hertz_text(board.clock, language);
  if (board.dual_bank) text += *board.dual_bank ? ", DBANK = 1" : ", DBANK = 0";
  if (board.wait_states) text += ", " + std::to_string(*board.wait_states) + " wait states";
  return text;
}

std::string latency_lines(const cost::LatencyRuns& latency, Language language) {
  const std::string origin(cost::name_of(latency.latency_ms.origin));
  std::string text = "Latency: " + reports::value_text(latency.latency_ms, language) + " (" + origin;
  const std::string interval = reports::interval_text(latency.latency_ms, language);
  if (!interval.empty()) text += ", " + interval;
  text += ")\n  median of " + reports::integer(latency.runs, language) + " runs; 95 % within " +
          reports::milliseconds_text(latency.p95_ms, language) + ", " +
          reports::milliseconds_text(latency.min_ms, language) + " to " +
          reports::milliseconds_text(latency.max_ms, language);
  if (latency.unstable) text += "; unstable";
  return text + "\nCycles: " + reports::integer(static_cast<std::int64_t>(latency.cycles.value), language) + " (" +
         origin + ")\n";
}

std::string memory_lines(const cost::Measurement& measurement, Language language) {
  std::string text = "Arena: " + reports::bytes_text(measurement.arena_bytes, language) +
                     "   Package: " + reports::bytes_text(measurement.package_bytes, language);
  if (measurement.code_bytes) text += "   Code: " + reports::bytes_text(*measurement.code_bytes, language);
  if (measurement.stack_bytes) text += "   Stack: " + reports::bytes_text(*measurement.stack_bytes, language);
  return text + "\n";
}

std::string layer_table(const cost::Measurement& measurement, Language language) {
  if (measurement.layers.empty()) return {};
  std::int64_t total = 0;
  for (const cost::MeasuredLayer& layer : measurement.layers) total += layer.cycles.value;
  TextTable table({{"#", true}, {"Layer"}, {"Cycles", true}, {"Share", true}, {"ms", true}});
  const auto row = [&](std::string index, std::string name, Cycles cycles) {
    const auto count = static_cast<double>(cycles.value);
    table.add({std::move(index), std::move(name), reports::integer(cycles.value, language),
               reports::percent_text(100 * count / static_cast<double>(std::max<std::int64_t>(total, 1)), language),
               reports::decimal(duration_ms(count, measurement.board.clock), 3, language)});
  };
  for (const cost::MeasuredLayer& layer : measurement.layers)
    row(std::to_string(layer.index), reports::visible_name(layer.name), layer.cycles);
  table.rule();
  row("", "all layers", {total});
  return "\n" + table.text();
}

std::string link_line(const cost::LinkQuality& link, Language language) {
  std::string text = "Link: " + std::to_string(link.baud) + " baud, " + reports::integer(link.frames, language) +
                     " frames, " + reports::integer(link.resent, language) + " sent again, " +
                     reports::integer(link.crc_errors, language) + " damaged";
  if (link.interruptions > 0) text += ", " + reports::integer(link.interruptions, language) + " interruptions";
  return text + "\n";
}

std::string energy_line(const cost::MeasuredEnergy& energy, Language language) {
  return "Energy: " + reports::value_text(energy.energy_mj, language) + " an inference (" +
         std::string(cost::name_of(energy.energy_mj.origin)) +
         "): " + reports::decimal(energy.current_ma, 2, language) + " mA at " +
         reports::decimal(energy.supply_v, 2, language) + " V over " + reports::integer(energy.inferences, language) +
         " inferences, " + reports::decimal(energy.idle_ma, 2, language) + " mA idle\n";
}

}  // namespace

std::string measurement_text(const cost::Measurement& measurement, Language language) {
  std::string text = "Board: " + board_line(measurement.board, language) + "\n";
  if (measurement.latency) text += latency_lines(*measurement.latency, language);
  if (measurement.energy) text += energy_line(*measurement.energy, language);
  text += memory_lines(measurement, language);
  text += link_line(measurement.link, language);
  return text + layer_table(measurement, language);
}

}  // namespace jauge::cli
