#include "reports/json/quantize.h"

#include "analyzer/evaluate/intervals.h"
#include "reports/json/figures.h"

namespace jauge::reports::json {
namespace {

Json deployed_json(const Deployed& deployed) {
  const auto bytes = [](std::int64_t value, const char* origin) {
    return Json{{"value", value}, {"unit", "B"}, {"origin", origin}};
  };
  return {{"dtype", deployed.dtype},
          {"weights", bytes(deployed.weight_bytes, "counted")},
          {"arena", bytes(deployed.arena_bytes, "planned")}};
}

Json top1_json(std::int64_t correct, std::int64_t samples) {
  const evaluate::Interval interval = evaluate::wilson_interval(correct, samples);
  return {{"correct", correct},
          {"top1", number(static_cast<double>(correct) / static_cast<double>(samples))},
          {"top1_interval", {number(interval.low), number(interval.high)}}};
}

Json accuracy_json(const std::optional<AccuracyChange>& change) {
  if (!change || change->samples == 0) return nullptr;
  return {{"on", change->on},
          {"samples", change->samples},
          {"before", top1_json(change->correct_before, change->samples)},
          {"after", top1_json(change->correct_after, change->samples)},
          {"lost_points", number(change->lost_points())}};
}

Json or_null(const std::optional<double>& value) {
  return value ? number(*value) : Json(nullptr);
}

Json candidate_json(const quantize::Candidate& candidate) {
  const auto& correct = candidate.held_back.correct;
  return {{"method", candidate.method},
          {"equalized", candidate.equalised},
          {"bias_corrected", candidate.bias_corrected},
          {"samples", candidate.held_back.samples},
          {"correct", correct ? Json(*correct) : Json(nullptr)},
          {"sqnr_db", or_null(candidate.held_back.sqnr_db)}};
}

Json tried_json(const quantize::Quantised& result) {
  Json array = Json::array();
  for (const quantize::Candidate& candidate : result.tried) array.push_back(candidate_json(candidate));
  return array;
}

Json layers_json(const quantize::Quantised& result) {
  Json array = Json::array();
  for (const quantize::LayerCost& layer : result.layers)
    array.push_back({{"layer", layer.layer},
                     {"correct_regained", layer.correct_regained},
                     {"noise_share", number(layer.noise_share)}});
  return array;
}

Json dearest_two_json(const quantize::Quantised& result) {
  if (!result.dearest_two) return nullptr;
  return {{"layers", {result.layers[0].layer, result.layers[1].layer}},
          {"correct_regained", result.dearest_two->correct_regained},
          {"noise_share", number(result.dearest_two->noise_share)}};
}

Json preprocess_json(const dataset::Applied& applied) {
  return {{"source", applied.source},
          {"scale", number(applied.preprocess.scale)},
          {"mean", applied.preprocess.mean},
          {"std", applied.preprocess.deviation},
          {"rearranged", applied.rearranged}};
}

}  // namespace

Json quantize_result(const Quantisation& quantisation) {
  const quantize::Quantised& result = *quantisation.result;
  return {
      {"output", {{"path", quantisation.output}, {"format", quantisation.format}, {"bytes", quantisation.file_bytes}}},
      {"before", deployed_json(quantisation.before)},
      {"after", deployed_json(quantisation.after)},
      {"calibration_samples", quantisation.calibration_samples},
      {"chosen", candidate_json(result.tried[result.chosen])},
      {"tried", tried_json(result)},
      {"accuracy", accuracy_json(quantisation.accuracy)},
      {"layers", layers_json(result)},
      {"dearest_two", dearest_two_json(result)},
      {"float_nodes", result.real_nodes},
      {"preprocess", preprocess_json(quantisation.applied)}};
}

}  // namespace jauge::reports::json
