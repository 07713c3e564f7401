// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/evaluation_rows.h"

#include <cmath>

#include "gui/models/text.h"
#include "reports/wording/numbers.h"
#include "reports/wording/wording.h"

namespace jauge::gui {
namespace {

using reports::Part;
using reports::Phrase;
using reports::Ready;

QString words(Phrase phrase, const std::vector<Part>& parts = {}) {
  return QString::fromStdString(reports::Words(window_language())(phrase, parts));
}

Ready ready(const QString& text) {
  return Ready(text.toStdString());
}

SimpleCell name_cell(std::string_view name) {
  return {.text = shown(name), .tip = {}, .number = {}};
}
SimpleCell text_cell(const QString& text) {
  return {.text = text, .tip = {}, .number = {}};
}
SimpleCell number_cell(double value, int digits) {
  return {.text = decimal(value, digits), .tip = {}, .number = value};
}
SimpleCell count_cell(std::int64_t count) {
  return {.text = number(count), .tip = {}, .number = static_cast<qint64>(count)};
}

// With the digits that tell it apart: features may be counts or thousandths.
SimpleCell feature_cell(double value) {
  const double size = std::abs(value);
  return number_cell(value, size >= 100 ? 0 : size >= 1 ? 2 : 4);
}

// Of columns that hold figures in other rows.
SimpleCell optional_cell(const std::optional<double>& value, int digits) {
  if (value) return number_cell(*value, digits);
  return {.text = no_figure, .tip = {}, .number = {}};
}

SimpleTable::Row figures_row(const QString& name, const evaluate::ClassFigures& figures, const QString& interval) {
  return {text_cell(name),     number_cell(figures.precision, 4), number_cell(figures.recall, 4),
          text_cell(interval), number_cell(figures.f1, 4),        count_cell(figures.support)};
}

}  // namespace

QString interval_of(const evaluate::Interval& interval) {
  return words("{0} to {1}", {ready(decimal(100 * interval.low, 1)), ready(percent(interval.high))});
}

QStringList class_headers() {
  return {words("Class"), words("Precision"), words("Recall"), words("95 % interval"), words("F1"), words("Support")};
}

std::vector<SimpleTable::Row> class_rows(const evaluate::Classified& classified) {
  const evaluate::ClassificationReport& report = classified.report;
  std::vector<SimpleTable::Row> rows;
  for (std::size_t i = 0; i < report.classes.size(); ++i) {
    const auto index = static_cast<std::int64_t>(i);
    const std::int64_t support = report.per_class[i].support;
    const QString interval =
        support > 0 ? interval_of(evaluate::wilson_interval(classified.confusion.at(index, index), support))
                    : no_figure;
    rows.push_back(figures_row(shown(report.classes[i]), report.per_class[i], interval));
  }
  rows.push_back(figures_row(words("macro average"), report.macro, {}));
  rows.push_back(figures_row(words("weighted average"), report.weighted, {}));
  return rows;
}

QStringList group_headers() {
  return {words("Person or recording"), words("Samples"), words("Accuracy"), words("95 % interval")};
}

std::vector<SimpleTable::Row> group_rows(const std::vector<evaluate::GroupAccuracy>& groups) {
  std::vector<SimpleTable::Row> rows;
  for (const evaluate::GroupAccuracy& group : groups)
    rows.push_back({name_cell(group.name), count_cell(group.samples), number_cell(group.accuracy(), 4),
                    text_cell(interval_of(group.interval))});
  return rows;
}

QStringList confusion_headers(const evaluate::Confusion& confusion) {
  QStringList headers = {words("Class")};
  for (const std::string& name : confusion.classes) headers << shown(name);
  return headers;
}

std::vector<SimpleTable::Row> confusion_rows(const evaluate::Confusion& confusion) {
  std::vector<SimpleTable::Row> rows;
  for (std::int64_t truth = 0; truth < confusion.size(); ++truth) {
    SimpleTable::Row row = {name_cell(confusion.classes[static_cast<std::size_t>(truth)])};
    for (std::int64_t predicted = 0; predicted < confusion.size(); ++predicted)
      row.push_back(count_cell(confusion.at(truth, predicted)));
    rows.push_back(std::move(row));
  }
  return rows;
}

QStringList divergence_headers() {
  return {words("Layer"), words("Cosine"), words("RMSE"), words("Relative")};
}

std::vector<SimpleTable::Row> divergence_rows(const evaluate::ModelComparison& comparison) {
  std::vector<SimpleTable::Row> rows;
  for (const evaluate::LayerDivergence& layer : comparison.layers)
    rows.push_back({name_cell(layer.first), number_cell(layer.cosine, 6), number_cell(layer.rmse, 5),
                    number_cell(layer.relative, 5)});
  return rows;
}

QStringList drift_headers() {
  return {words("Feature"),      words("Mean"),     words("in the field"), words("Spread"),
          words("in the field"), words("Distance"), words("Spectra"),      words("by chance")};
}

std::vector<SimpleTable::Row> drift_rows(const evaluate::Drift& drift) {
  std::vector<SimpleTable::Row> rows;
  for (const evaluate::FeatureDrift& feature : drift.features)
    rows.push_back({text_cell(shown(feature.name) + (feature.drifted ? QStringLiteral(" !") : QString())),
                    feature_cell(feature.reference_mean), feature_cell(feature.field_mean),
                    feature_cell(feature.reference_deviation), feature_cell(feature.field_deviation),
                    number_cell(feature.distance, 3), optional_cell(feature.spectral_distance, 3),
                    optional_cell(feature.spectral_baseline, 3)});
  return rows;
}

QString answers_sentence(const evaluate::Confusion& confusion) {
  QStringList answers;
  for (std::int64_t i = 0; i < confusion.size(); ++i)
    answers << shown(confusion.classes[static_cast<std::size_t>(i)]) + ' ' + number(confusion.column_sum(i));
  return words("Answers: {0}", {ready(answers.join(", "))});
}

QString no_labels_sentence() {
  return words("The data have no labels: accuracy is unknown.");
}

QStringList evaluation_sentences(const evaluate::Evaluation& evaluation, std::int64_t all_samples,
                                 const QString& board) {
  QStringList sentences;
  if (evaluation.stopped) sentences << words("Stopped after {0} of {1} samples.", {evaluation.samples, all_samples});
  if (evaluation.anomalies)
    sentences << words(
        "Area under the ROC curve {0} over {1} files (mean squared error of the reconstruction)",
        {ready(decimal(evaluation.anomalies->auc, 4)), static_cast<std::int64_t>(evaluation.anomalies->files.size())});
  if (!evaluation.predictions_histogram.empty()) sentences << no_labels_sentence();
  const auto list = [](const std::vector<std::string>& names) {
    QStringList all;
    for (const std::string& name : names) all << shown(name);
    return ready(all.join(", "));
  };
  if (evaluation.classified) {
    const auto& report = evaluation.classified->report;
    sentences << answers_sentence(evaluation.classified->confusion);
    if (!report.never_predicted.empty())
      sentences << words("Never predicted, precision set to 0: {0}", {list(report.never_predicted)});
    if (!report.absent.empty()) sentences << words("Not in the data, recall set to 0: {0}", {list(report.absent)});
  }
  if (const auto& metrics = evaluation.against_targets)
    sentences << QStringLiteral("rmse %1 · mae %2 · cos %3")
                     .arg(decimal(metrics->rmse, 5), decimal(metrics->mae, 5),
                          metrics->cosine ? decimal(*metrics->cosine, 5) : no_figure);
  const Ready rate = ready(number(std::llround(evaluation.samples_per_second)));
  sentences << (board.isEmpty()
                    ? words("{0} samples on this computer, {1} a second.", {evaluation.samples, rate})
                    : words("{0} samples on the board ({1}), {2} a second.", {evaluation.samples, ready(board), rate}));
  return sentences;
}

QStringList comparison_sentences(const evaluate::Evaluation& first, const evaluate::Evaluation& second,
                                 const evaluate::ModelComparison& comparison) {
  QStringList sentences = {
      words("The two models agree on {0} of the samples.", {ready(percent(comparison.agreement))})};
  if (first.classified && second.classified) {
    const auto accuracy = [](const evaluate::ClassificationReport& report) {
      return ready(percent(report.accuracy) + " (" + interval_of(report.accuracy_interval) + ")");
    };
    sentences << words("Accuracy {0} against {1}",
                       {accuracy(first.classified->report), accuracy(second.classified->report)});
  }
  if (const auto& test = comparison.mc_nemar) {
    constexpr double significant = 0.05;
    const std::vector<Part> parts = {test->only_first, test->only_second, ready(decimal(test->p_value, 4))};
    sentences << (test->p_value < significant
                      ? words("Right alone: {0} against {1}; McNemar p = {2}: a real difference", parts)
                      : words("Right alone: {0} against {1}; McNemar p = {2}: no difference that these samples could "
                              "show",
                              parts));
  }
  if (comparison.first_diverging)
    sentences << words("They part at {0}.", {comparison.layers[*comparison.first_diverging].first});
  return sentences;
}

QStringList drift_sentences(const evaluate::Drift& drift) {
  if (drift.findings.empty()) return {words("Nothing speaks for another distribution.")};
  QStringList sentences;
  for (const Sentence& finding : drift.findings) sentences << say_alone(finding);
  return sentences;
}

}  // namespace jauge::gui
