#include "reports/json/measure.h"

#include "reports/json/figures.h"

namespace jauge::reports::json {
namespace {

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json board_json(const cost::MeasuredBoard& board) {
  return {{"kind", board.kind},
          {"id", board.id},
          {"firmware", board.firmware},
          {"clock_hz", board.clock.value},
          {"dbank", board.dual_bank ? Json(*board.dual_bank ? 1 : 0) : Json(nullptr)},
          {"emulates", board.emulates.empty() ? Json(nullptr) : Json(board.emulates)},
          {"build", board.build},
          {"clock_is_exact", board.clock_is_exact},
          {"wait_states", or_null(board.wait_states)}};
}

Json latency_json(const cost::LatencyRuns& latency) {
  Json json = figure(latency.latency_ms);
  json["median"] = number(latency.latency_ms.value);
  json["p95"] = number(latency.p95_ms);
  json["min"] = number(latency.min_ms);
  json["max"] = number(latency.max_ms);
  json["runs"] = latency.runs;
  json["spread"] = number(latency.spread);
  json["unstable"] = latency.unstable;
  return json;
}

Json layers_json(const std::vector<cost::MeasuredLayer>& layers) {
  Json array = Json::array();
  for (const cost::MeasuredLayer& layer : layers)
    array.push_back({{"index", layer.index}, {"name", layer.name}, {"cycles", layer.cycles.value}});
  return array;
}

Json link_json(const cost::LinkQuality& link) {
  return {{"frames", link.frames},
          {"resent", link.resent},
          {"crc_errors", link.crc_errors},
          {"interruptions", link.interruptions},
          {"baud", link.baud}};
}

Json energy_json(const std::optional<cost::MeasuredEnergy>& energy) {
  if (!energy) return nullptr;
  return {{"energy_mj", figure(energy->energy_mj)},
          {"current_ma", number(energy->current_ma)},
          {"idle_ma", number(energy->idle_ma)},
          {"supply_v", number(energy->supply_v)},
          {"inferences", energy->inferences}};
}

}  // namespace

Json measure_result(const cost::Measurement& measurement) {
  const auto& latency = measurement.latency;
  return {{"board", board_json(measurement.board)},
          {"latency_ms", latency ? latency_json(*latency) : Json(nullptr)},
          {"cycles", latency ? figure(latency->cycles) : Json(nullptr)},
          {"per_layer", layers_json(measurement.layers)},
          {"stack_bytes", value_or_null(measurement.stack_bytes)},
          {"arena_bytes", measurement.arena_bytes.value},
          {"package_bytes", measurement.package_bytes.value},
          {"code_bytes", value_or_null(measurement.code_bytes)},
          {"link", link_json(measurement.link)},
          {"energy", energy_json(measurement.energy)},
          {"memory_check",
           {{"samples_run_twice", measurement.repeated_samples}, {"other_outputs", measurement.unstable_samples}}}};
}

}  // namespace jauge::reports::json
