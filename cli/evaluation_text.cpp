#include "cli/evaluation_text.h"

#include <cmath>
#include <cstdio>

#include "cli/table.h"
#include "reports/wording/names.h"
#include "reports/wording/numbers.h"

namespace jauge::cli {
namespace {

std::string fixed(double value, int digits = 4) {
  char text[64] = {};
  std::snprintf(text, sizeof text, "%.*f", digits, value);
  return text;
}

std::string short_number(double value) {
  char text[64] = {};
  std::snprintf(text, sizeof text, "%.6g", value);
  return text;
}

std::string accuracy_text(const evaluate::ClassificationReport& report) {
  return fixed(report.accuracy) + " (95 %: " + fixed(report.accuracy_interval.low) + " ... " +
         fixed(report.accuracy_interval.high) + ")";
}

std::string list_of(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + reports::visible_name(name);
  return text;
}

std::string list_of(const std::vector<double>& values) {
  std::string text;
  for (const double value : values) text += (text.empty() ? "" : ",") + short_number(value);
  return text;
}

std::string preprocess_text(const dataset::Applied& applied) {
  const dataset::Preprocess& how = applied.preprocess;
  std::string text = "Preprocessing (" + applied.source + "): ";
  if (how.scale == 1 && how.mean.empty() && how.deviation.empty())
    text += "values as stored";
  else
    text += "(x * " + short_number(how.scale) + (how.mean.empty() ? "" : " - " + list_of(how.mean)) + ")" +
            (how.deviation.empty() ? "" : " / " + list_of(how.deviation));
  if (!how.channels.empty()) text += ", channels " + how.channels;
  if (!applied.rearranged.empty()) text += ", " + applied.rearranged;
  return text + "; stored " + short_number(applied.stored.low) + " to " + short_number(applied.stored.high) +
         ", given " + short_number(applied.given.low) + " to " + short_number(applied.given.high) + ".\n";
}

std::string metrics_text(const evaluate::TensorMetrics& metrics) {
  const auto or_dash = [](const std::optional<double>& value) { return value ? short_number(*value) : "-"; };
  TextTable table(
      {{"rmse", true}, {"mae", true}, {"l2r", true}, {"mean", true}, {"std", true}, {"nse", true}, {"cos", true}});
  table.add({short_number(metrics.rmse), short_number(metrics.mae), or_dash(metrics.l2r), short_number(metrics.mean),
             short_number(metrics.deviation), or_dash(metrics.nse), or_dash(metrics.cosine)});
  return table.text();
}

std::string histogram_text(const std::vector<std::string>& classes, const std::vector<std::int64_t>& counts,
                           Language language) {
  std::string text = "Answers:";
  for (std::size_t i = 0; i < counts.size(); ++i)
    text += (i == 0 ? " " : ", ") + (i < classes.size() ? reports::visible_name(classes[i]) : std::to_string(i)) + " " +
            reports::integer(counts[i], language);
  return text + "\n";
}

evaluate::ClassificationReport visible(evaluate::ClassificationReport report) {
  for (std::string& name : report.classes) name = reports::visible_name(name);
  return report;
}

}  // namespace

std::string classification_text(const evaluate::Classified& classified, Language language) {
  const auto& report = classified.report;
  std::string text = evaluate::to_text(visible(report)) + "\nAccuracy " + accuracy_text(report) + "; kappa " +
                     fixed(report.kappa) + (classified.top5 ? "; top-5 " + fixed(*classified.top5) : "") + "\n";
  text += histogram_text(report.classes, classified.histogram, language);
  for (std::size_t i = 0; i < classified.top_confusions.size(); ++i) {
    const evaluate::Mistake& mistake = classified.top_confusions[i];
    const auto name = [&](std::int64_t index) {
      return reports::visible_name(report.classes[static_cast<std::size_t>(index)]);
    };
    text += (i == 0 ? "Most often taken for another: " : ", ") + name(mistake.truth) + " -> " +
            name(mistake.predicted) + " " + reports::integer(mistake.count, language);
  }
  if (!classified.top_confusions.empty()) text += "\n";
  if (!report.never_predicted.empty())
    text += "Never predicted, precision set to 0: " + list_of(report.never_predicted) + "\n";
  if (!report.absent.empty()) text += "Not in the data, recall set to 0: " + list_of(report.absent) + "\n";
  return text;
}

std::string evaluation_text(const evaluate::Evaluation& evaluation, Language language) {
  std::string text;
  if (evaluation.classified) text += classification_text(*evaluation.classified, language);
  if (evaluation.anomalies)
    text += "Area under the ROC curve " + fixed(evaluation.anomalies->auc) + " over " +
            reports::integer(static_cast<std::int64_t>(evaluation.anomalies->files.size()), language) +
            " files (mean squared error of the reconstruction)\n";
  if (evaluation.against_targets) text += metrics_text(*evaluation.against_targets);
  if (!evaluation.predictions_histogram.empty()) {
    text += "The data have no labels: accuracy is unknown.\n";
    text += histogram_text({}, evaluation.predictions_histogram, language);
  }
  text += preprocess_text(evaluation.applied);
  return text + reports::integer(evaluation.samples, language) + " samples on this computer, " +
         short_number(std::round(evaluation.samples_per_second * 10) / 10) + " a second.\n";
}

std::string comparison_text(const evaluate::Evaluation& first, const evaluate::Evaluation& second,
                            const evaluate::ModelComparison& comparison, Language) {
  std::string text = "\nThe two models agree on " + fixed(100 * comparison.agreement, 2) + " % of the samples.\n";
  if (first.classified && second.classified)
    text += "Accuracy " + accuracy_text(first.classified->report) + " against " +
            accuracy_text(second.classified->report) + "\n";
  if (comparison.mc_nemar) {
    const evaluate::McNemar& test = *comparison.mc_nemar;
    constexpr double significant = 0.05;
    text += "Right alone: " + std::to_string(test.only_first) + " against " + std::to_string(test.only_second) +
            "; McNemar p = " + short_number(test.p_value) +
            (test.p_value < significant ? ": a real difference\n" : ": no difference that these samples could show\n");
  }
  if (comparison.cross) text += metrics_text(*comparison.cross);
  if (comparison.layers.empty()) return text + "No layer of the one could be paired with a layer of the other.\n";
  TextTable table({{"Layer"}, {"Cosine", true}, {"RMSE", true}, {"Relative", true}});
  for (const evaluate::LayerDivergence& layer : comparison.layers)
    table.add({reports::visible_name(layer.first), fixed(layer.cosine, 6), short_number(layer.rmse),
               short_number(layer.relative)});
  text += table.text();
  if (comparison.first_diverging)
    text += "They part at " + reports::visible_name(comparison.layers[*comparison.first_diverging].first) + ".\n";
  return text;
}

std::string drift_text(const evaluate::Drift& drift) {
  TextTable table({{"Feature"},
                   {"Mean", true},
                   {"in the field", true},
                   {"Spread", true},
                   {"in the field", true},
                   {"Distance", true},
                   {"Spectra", true},
                   {"by chance", true}});
  const auto or_dash = [](const std::optional<double>& value) { return value ? fixed(*value, 3) : "-"; };
  for (const evaluate::FeatureDrift& feature : drift.features)
    table.add({reports::visible_name(feature.name) + (feature.drifted ? " !" : ""),
               short_number(feature.reference_mean), short_number(feature.field_mean),
               short_number(feature.reference_deviation), short_number(feature.field_deviation),
               fixed(feature.distance, 3), or_dash(feature.spectral_distance), or_dash(feature.spectral_baseline)});
  std::string text = "\nDrift from " + reports::visible_name(drift.reference) + " to " +
                     reports::visible_name(drift.field) + "\n" + table.text();
  if (drift.findings.empty()) return text + "Nothing speaks for another distribution.\n";
  for (const std::string& finding : drift.findings) text += bullet(reports::visible_text(finding));
  return text;
}

}  // namespace jauge::cli
