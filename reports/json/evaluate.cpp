#include "reports/json/evaluate.h"

#include "reports/json/figures.h"
#include "reports/wording/wording.h"

namespace jauge::reports::json {
namespace {

Json number_or_null(const std::optional<double>& value) {
  return value ? number(*value) : Json(nullptr);
}

Json numbers(const std::vector<double>& values) {
  Json array = Json::array();
  for (const double value : values) array.push_back(number(value));
  return array;
}

Json interval_json(const evaluate::Interval& interval) {
  return {number(interval.low), number(interval.high)};
}

Json range_json(const dataset::Range& range) {
  return {number(range.low), number(range.high)};
}

Json figures_json(const evaluate::ClassFigures& figures) {
  return {{"precision", number(figures.precision)},
          {"recall", number(figures.recall)},
          {"f1", number(figures.f1)},
          {"support", figures.support}};
}

Json confusion_json(const evaluate::Confusion& confusion) {
  Json rows = Json::array();
  for (std::int64_t truth = 0; truth < confusion.size(); ++truth) {
    Json row = Json::array();
    for (std::int64_t predicted = 0; predicted < confusion.size(); ++predicted)
      row.push_back(confusion.at(truth, predicted));
    rows.push_back(std::move(row));
  }
  return rows;
}

Json per_class_json(const evaluate::Classified& classified) {
  Json array = Json::array();
  const auto& report = classified.report;
  for (std::size_t i = 0; i < report.classes.size(); ++i) {
    Json entry = {{"class", report.classes[i]}};
    entry.update(figures_json(report.per_class[i]));
    const auto index = static_cast<std::int64_t>(i);
    const bool has_samples = report.per_class[i].support > 0;
    entry["recall_interval"] = has_samples ? interval_json(evaluate::wilson_interval(
                                                 classified.confusion.at(index, index), report.per_class[i].support))
                                           : Json(nullptr);
    array.push_back(std::move(entry));
  }
  return array;
}

Json mistakes_json(const evaluate::Classified& classified) {
  Json array = Json::array();
  const auto& classes = classified.report.classes;
  for (const evaluate::Mistake& mistake : classified.top_confusions)
    array.push_back({{"truth", classes[static_cast<std::size_t>(mistake.truth)]},
                     {"predicted", classes[static_cast<std::size_t>(mistake.predicted)]},
                     {"count", mistake.count}});
  return array;
}

Json metrics_json(const evaluate::TensorMetrics& metrics) {
  return {{"rmse", number(metrics.rmse)},
          {"mae", number(metrics.mae)},
          {"l2r", number_or_null(metrics.l2r)},
          {"l2r_reference", number_or_null(metrics.l2r_reference)},
          {"mean", number(metrics.mean)},
          {"std", number(metrics.deviation)},
          {"nse", number_or_null(metrics.nse)},
          {"cos", number_or_null(metrics.cosine)},
          {"values", metrics.values}};
}

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json preprocess_json(const dataset::Applied& applied) {
  const dataset::Preprocess& how = applied.preprocess;
  return {{"source", applied.source},
          {"scale", number(how.scale)},
          {"mean", numbers(how.mean)},
          {"std", numbers(how.deviation)},
          {"channels", text_or_null(how.channels)},
          {"layout", text_or_null(how.layout)},
          {"rearranged", text_or_null(applied.rearranged)},
          {"stored_range", range_json(applied.stored)},
          {"given_range", range_json(applied.given)},
          {"clipped_share", number(applied.clipped_share)}};
}

Json anomalies_json(const evaluate::Anomalies& anomalies) {
  Json files = Json::array();
  for (std::size_t i = 0; i < anomalies.files.size(); ++i)
    files.push_back({{"file", anomalies.files[i]}, {"score", number(anomalies.scores[i])}});
  return files;
}

Json mc_nemar_json(const evaluate::McNemar& test) {
  return {{"only_first", test.only_first},
          {"only_second", test.only_second},
          {"exact", test.exact},
          {"chi_squared", test.exact ? Json(nullptr) : number(test.chi_squared)},
          {"p_value", number(test.p_value)}};
}

Json groups_json(const evaluate::Classified& classified) {
  Json array = Json::array();
  for (const evaluate::GroupAccuracy& group : classified.groups)
    array.push_back({{"group", group.name},
                     {"samples", group.samples},
                     {"correct", group.correct},
                     {"top1", number(group.accuracy())},
                     {"top1_interval", interval_json(group.interval)}});
  return array;
}

}  // namespace

Json classification_result(const evaluate::Classified& classified) {
  const auto& report = classified.report;
  return {{"samples", classified.confusion.total()},
          {"top1", number(report.accuracy)},
          {"top1_interval", interval_json(report.accuracy_interval)},
          {"top5", number_or_null(classified.top5)},
          {"confusion", confusion_json(classified.confusion)},
          {"classes", report.classes},
          {"per_class", per_class_json(classified)},
          {"macro", figures_json(report.macro)},
          {"weighted", figures_json(report.weighted)},
          {"kappa", number(report.kappa)},
          {"histogram", classified.histogram},
          {"top_confusions", mistakes_json(classified)},
          {"never_predicted", report.never_predicted},
          {"absent", report.absent},
          {"groups", groups_json(classified)}};
}

Json evaluate_result(const evaluate::Evaluation& evaluation) {
  Json result = {{"task", evaluate::name_of(evaluation.task)}, {"samples", evaluation.samples}};
  if (evaluation.classified) result.update(classification_result(*evaluation.classified));
  if (evaluation.anomalies) {
    result["auc"] = number(evaluation.anomalies->auc);
    result["files"] = anomalies_json(*evaluation.anomalies);
  }
  if (evaluation.against_targets) result["metrics"] = metrics_json(*evaluation.against_targets);
  if (!evaluation.predictions_histogram.empty()) result["histogram"] = evaluation.predictions_histogram;
  result["preprocess"] = preprocess_json(evaluation.applied);
  result["on"] = "host";
  result["samples_per_second"] = number(evaluation.samples_per_second);
  return result;
}

Json comparison_result(const evaluate::Evaluation& second, const evaluate::ModelComparison& comparison) {
  Json layers = Json::array();
  for (const evaluate::LayerDivergence& layer : comparison.layers)
    layers.push_back({{"first", layer.first},
                      {"second", layer.second},
                      {"cosine", number(layer.cosine)},
                      {"rmse", number(layer.rmse)},
                      {"relative", number(layer.relative)}});
  return {{"second", evaluate_result(second)},
          {"agreement", number(comparison.agreement)},
          {"mcnemar", comparison.mc_nemar ? mc_nemar_json(*comparison.mc_nemar) : Json(nullptr)},
          {"cross", comparison.cross ? metrics_json(*comparison.cross) : Json(nullptr)},
          {"layers", layers},
          {"first_diverging",
           comparison.first_diverging ? Json(comparison.layers[*comparison.first_diverging].first) : Json(nullptr)}};
}

Json drift_result(const evaluate::Drift& drift, Language language) {
  Json findings = Json::array();
  for (const Sentence& finding : drift.findings) findings.push_back(say(finding, language));
  Json features = Json::array();
  for (const evaluate::FeatureDrift& feature : drift.features)
    features.push_back({{"name", feature.name},
                        {"reference_mean", number(feature.reference_mean)},
                        {"reference_std", number(feature.reference_deviation)},
                        {"field_mean", number(feature.field_mean)},
                        {"field_std", number(feature.field_deviation)},
                        {"shift", number(feature.shift)},
                        {"spread_ratio", number(feature.spread_ratio)},
                        {"distance", number(feature.distance)},
                        {"spectral_distance", number_or_null(feature.spectral_distance)},
                        {"spectral_baseline", number_or_null(feature.spectral_baseline)},
                        {"drifted", feature.drifted},
                        {"turned", feature.turned}});
  return {{"reference", drift.reference},   {"field", drift.field},
          {"features", features},           {"unit_factor", number_or_null(drift.unit_factor)},
          {"axis_order", drift.axis_order}, {"findings", findings}};
}

Json weights_result(const std::vector<evaluate::WeightStatistics>& weights) {
  Json array = Json::array();
  for (const evaluate::WeightStatistics& tensor : weights)
    array.push_back({{"layer", tensor.layer},
                     {"name", tensor.name},
                     {"tensor", tensor.tensor},
                     {"dtype", ir::name_of(tensor.type.dtype)},
                     {"shape", tensor.type.shape},
                     {"sparsity", number(tensor.sparsity())},
                     {"low", number(tensor.low)},
                     {"high", number(tensor.high)},
                     {"mean", number(tensor.mean)},
                     {"std", number(tensor.deviation)},
                     {"channels", tensor.channels},
                     {"dead_channels", tensor.dead_channels},
                     {"not_finite", tensor.not_finite},
                     {"denormal", tensor.denormal}});
  return array;
}

}  // namespace jauge::reports::json
