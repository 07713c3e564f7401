#include "cli/evaluation_text.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "cli/table.h"
#include "reports/wording/names.h"
#include "reports/wording/numbers.h"
#include "reports/wording/wording.h"

namespace jauge::cli {
namespace {

using reports::Part;
using reports::Ready;
using reports::Words;

Ready fixed(double value, Language language, int digits = 4) {
  return Ready(reports::decimal(value, digits, language));
}

Ready short_number(double value, Language language) {
  char text[64] = {};
  std::snprintf(text, sizeof text, "%.6g", value);
  std::string result = text;
  if (language == Language::french) std::ranges::replace(result, '.', ',');
  return Ready(result);
}

std::string interval_cell(const evaluate::Interval& interval, Language language) {
  return fixed(interval.low, language).text + " ... " + fixed(interval.high, language).text;
}

std::string accuracy_cell(const evaluate::ClassificationReport& report, Language language) {
  return fixed(report.accuracy, language).text + " (95 %: " + interval_cell(report.accuracy_interval, language) + ")";
}

Ready list_of(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + reports::visible_name(name);
  return Ready(text);
}

std::string list_of(const std::vector<double>& values, Language language) {
  std::string text;
  for (const double value : values) text += (text.empty() ? "" : " ") + short_number(value, language).text;
  return values.size() > 1 ? "[" + text + "]" : text;
}

// Words that the stages choose from a few: where preprocessing comes from, what was rearranged.
std::string known_word(const std::string& english, Language language) {
  return reports::say({english, {}}, language);
}

std::string formula_of(const dataset::Preprocess& how, Language language) {
  if (how.scale == 1 && how.mean.empty() && how.deviation.empty()) return Words(language)("values as stored");
  std::string text = how.scale == 1 ? "x" : "x * " + short_number(how.scale, language).text;
  if (!how.mean.empty()) text += " - " + list_of(how.mean, language);
  return how.deviation.empty() ? text : "(" + text + ") / " + list_of(how.deviation, language);
}

std::string preprocess_text(const dataset::Applied& applied, Language language) {
  const Words words(language);
  std::string how = formula_of(applied.preprocess, language);
  if (!applied.preprocess.channels.empty()) how += ", " + words("channels {0}", {Ready(applied.preprocess.channels)});
  if (!applied.rearranged.empty()) how += ", " + known_word(applied.rearranged, language);
  return words("Preprocessing ({0}): {1}; stored {2} to {3}, given {4} to {5}.",
               {Ready(known_word(applied.source, language)), Ready(how), short_number(applied.stored.low, language),
                short_number(applied.stored.high, language), short_number(applied.given.low, language),
                short_number(applied.given.high, language)}) +
         "\n";
}

std::string metrics_text(const evaluate::TensorMetrics& metrics, Language language) {
  const auto cell = [language](double value) { return short_number(value, language).text; };
  const auto or_dash = [&](const std::optional<double>& value) { return value ? cell(*value) : "-"; };
  TextTable table(
      {{"rmse", true}, {"mae", true}, {"l2r", true}, {"mean", true}, {"std", true}, {"nse", true}, {"cos", true}});
  table.add({cell(metrics.rmse), cell(metrics.mae), or_dash(metrics.l2r), cell(metrics.mean), cell(metrics.deviation),
             or_dash(metrics.nse), or_dash(metrics.cosine)});
  return table.text();
}

std::string histogram_text(const std::vector<std::string>& classes, const std::vector<std::int64_t>& counts,
                           Language language) {
  std::string list;
  for (std::size_t i = 0; i < counts.size(); ++i)
    list += (i == 0 ? "" : ", ") + (i < classes.size() ? reports::visible_name(classes[i]) : std::to_string(i)) + " " +
            reports::integer(counts[i], language);
  return Words(language)("Answers: {0}", {Ready(list)}) + "\n";
}

std::string confusions_text(const evaluate::Classified& classified, Language language) {
  if (classified.top_confusions.empty()) return {};
  const auto name = [&](std::int64_t index) {
    return reports::visible_name(classified.report.classes[static_cast<std::size_t>(index)]);
  };
  std::string list;
  for (const evaluate::Mistake& mistake : classified.top_confusions)
    list += (list.empty() ? "" : ", ") + name(mistake.truth) + " -> " + name(mistake.predicted) + " " +
            reports::integer(mistake.count, language);
  return Words(language)("Most often taken for another: {0}", {Ready(list)}) + "\n";
}

std::string groups_text(const std::vector<evaluate::GroupAccuracy>& groups, Language language) {
  // More is no table that anybody reads; --json has them all.
  constexpr std::size_t most = 40;
  if (groups.empty() || groups.size() > most) return {};
  const Words words(language);
  TextTable table({{words("Person or recording")},
                   {words("Samples"), true},
                   {words("Accuracy"), true},
                   {words("95 % interval"), true}});
  for (const evaluate::GroupAccuracy& group : groups)
    table.add({reports::visible_name(group.name), reports::integer(group.samples, language),
               fixed(group.accuracy(), language).text, interval_cell(group.interval, language)});
  return "\n" + table.text() + "\n";
}

evaluate::ClassificationReport visible(evaluate::ClassificationReport report) {
  for (std::string& name : report.classes) name = reports::visible_name(name);
  return report;
}

// What the one number of McNemar's test means.
std::string mc_nemar_text(const evaluate::McNemar& test, Language language) {
  constexpr double significant = 0.05;
  const std::vector<Part> parts = {test.only_first, test.only_second, short_number(test.p_value, language)};
  const Words words(language);
  return (test.p_value < significant
              ? words("Right alone: {0} against {1}; McNemar p = {2}: a real difference", parts)
              : words("Right alone: {0} against {1}; McNemar p = {2}: no difference that these samples could show",
                      parts)) +
         "\n";
}

std::string layers_text(const evaluate::ModelComparison& comparison, Language language) {
  const Words words(language);
  if (comparison.layers.empty()) return words("No layer of the one could be paired with a layer of the other.") + "\n";
  TextTable table({{words("Layer")}, {words("Cosine"), true}, {words("RMSE"), true}, {words("Relative"), true}});
  for (const evaluate::LayerDivergence& layer : comparison.layers)
    table.add({reports::visible_name(layer.first), fixed(layer.cosine, language, 6).text,
               short_number(layer.rmse, language).text, short_number(layer.relative, language).text});
  std::string text = table.text();
  if (comparison.first_diverging)
    text += words("They part at {0}.", {comparison.layers[*comparison.first_diverging].first}) + "\n";
  return text;
}

}  // namespace

std::string classification_text(const evaluate::Classified& classified, Language language) {
  const auto& report = classified.report;
  const Words words(language);
  std::string text = evaluate::to_text(visible(report)) + "\n" +
                     words("Accuracy {0} (95 %: {1} ... {2}); kappa {3}",
                           {fixed(report.accuracy, language), fixed(report.accuracy_interval.low, language),
                            fixed(report.accuracy_interval.high, language), fixed(report.kappa, language)});
  if (classified.top5) text += words("; top-5 {0}", {fixed(*classified.top5, language)});
  text += "\n" + histogram_text(report.classes, classified.histogram, language);
  text += confusions_text(classified, language);
  if (!report.never_predicted.empty())
    text += words("Never predicted, precision set to 0: {0}", {list_of(report.never_predicted)}) + "\n";
  if (!report.absent.empty()) text += words("Not in the data, recall set to 0: {0}", {list_of(report.absent)}) + "\n";
  return text + groups_text(classified.groups, language);
}

std::string evaluation_text(const evaluate::Evaluation& evaluation, Language language, const std::string& on) {
  const Words words(language);
  std::string text;
  if (evaluation.classified) text += classification_text(*evaluation.classified, language);
  if (evaluation.anomalies)
    text += words("Area under the ROC curve {0} over {1} files (mean squared error of the reconstruction)",
                  {fixed(evaluation.anomalies->auc, language),
                   static_cast<std::int64_t>(evaluation.anomalies->files.size())}) +
            "\n";
  if (evaluation.against_targets) text += metrics_text(*evaluation.against_targets, language);
  if (!evaluation.predictions_histogram.empty()) {
    text += words("The data have no labels: accuracy is unknown.") + "\n";
    text += histogram_text({}, evaluation.predictions_histogram, language);
  }
  text += preprocess_text(evaluation.applied, language);
  const double rate = std::round(evaluation.samples_per_second * 10) / 10;
  if (on == "host")
    return text +
           words("{0} samples on this computer, {1} a second.", {evaluation.samples, short_number(rate, language)}) +
           "\n";
  return text +
         words("{0} samples on the board ({1}), {2} a second.",
               {evaluation.samples, Ready(on), short_number(rate, language)}) +
         "\n";
}

std::string comparison_text(const evaluate::Evaluation& first, const evaluate::Evaluation& second,
                            const evaluate::ModelComparison& comparison, Language language) {
  const Words words(language);
  const std::string share =
      reports::with_unit(reports::decimal(100 * comparison.agreement, 2, language), "%", language);
  std::string text = "\n" + words("The two models agree on {0} of the samples.", {Ready(share)}) + "\n";
  if (first.classified && second.classified)
    text += words("Accuracy {0} against {1}", {Ready(accuracy_cell(first.classified->report, language)),
                                               Ready(accuracy_cell(second.classified->report, language))}) +
            "\n";
  if (comparison.mc_nemar) text += mc_nemar_text(*comparison.mc_nemar, language);
  if (comparison.cross) text += metrics_text(*comparison.cross, language);
  return text + layers_text(comparison, language);
}

std::string drift_text(const evaluate::Drift& drift, Language language) {
  const Words words(language);
  TextTable table({{words("Feature")},
                   {words("Mean"), true},
                   {words("in the field"), true},
                   {words("Spread"), true},
                   {words("in the field"), true},
                   {words("Distance"), true},
                   {words("Spectra"), true},
                   {words("by chance"), true}});
  const auto cell = [language](double value) { return short_number(value, language).text; };
  const auto or_dash = [language](const std::optional<double>& value) {
    return value ? fixed(*value, language, 3).text : "-";
  };
  for (const evaluate::FeatureDrift& feature : drift.features)
    table.add({reports::visible_name(feature.name) + (feature.drifted ? " !" : ""), cell(feature.reference_mean),
               cell(feature.field_mean), cell(feature.reference_deviation), cell(feature.field_deviation),
               fixed(feature.distance, language, 3).text, or_dash(feature.spectral_distance),
               or_dash(feature.spectral_baseline)});
  std::string text = "\n" + words("Drift from {0} to {1}", {drift.reference, drift.field}) + "\n" + table.text();
  if (drift.findings.empty()) return text + words("Nothing speaks for another distribution.") + "\n";
  for (const Sentence& finding : drift.findings) text += bullet(reports::say(finding, language));
  return text;
}

}  // namespace jauge::cli
