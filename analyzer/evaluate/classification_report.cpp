#include "analyzer/evaluate/classification_report.h"

#include <algorithm>
#include <cstdio>
#include <string_view>

namespace jauge::evaluate {
namespace {

constexpr int digits = 4;

double ratio(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

ClassFigures figures_of(const Confusion& confusion, std::int64_t index) {
  ClassFigures figures;
  const std::int64_t hits = confusion.at(index, index);
  figures.support = confusion.row_sum(index);
  figures.precision = ratio(hits, confusion.column_sum(index));
  figures.recall = ratio(hits, figures.support);
  const double sum = figures.precision + figures.recall;
  figures.f1 = sum == 0 ? 0 : 2 * figures.precision * figures.recall / sum;
  return figures;
}

// `weight_of` a class; weights sum to `total`.
template <class WeightOf>
ClassFigures mean_of(const std::vector<ClassFigures>& all, double total, WeightOf weight_of) {
  ClassFigures mean;
  for (const ClassFigures& figures : all) {
    const double weight = weight_of(figures) / total;
    mean.precision += weight * figures.precision;
    mean.recall += weight * figures.recall;
    mean.f1 += weight * figures.f1;
    mean.support += figures.support;
  }
  return mean;
}

double kappa_of(const Confusion& confusion) {
  const auto total = static_cast<double>(confusion.total());
  double by_chance = 0;
  for (std::int64_t i = 0; i < confusion.size(); ++i)
    by_chance +=
        static_cast<double>(confusion.row_sum(i)) / total * (static_cast<double>(confusion.column_sum(i)) / total);
  const double agreed = static_cast<double>(confusion.correct()) / total;
  return by_chance == 1 ? 1 : (agreed - by_chance) / (1 - by_chance);
}

std::string right(std::string_view text, std::size_t width) {
  return std::string(text.size() < width ? width - text.size() : 0, ' ') + std::string(text);
}

// C rounds the exact value of the double half to even, as Python does.
std::string fixed(double value) {
  char text[32] = {};
  std::snprintf(text, sizeof text, "%.*f", digits, value);
  return text;
}

std::string row(std::string_view name, std::size_t width, const std::vector<std::string>& cells) {
  constexpr std::size_t cell_width = 9;
  std::string text = right(name, width) + " ";
  for (const std::string& cell : cells) text += " " + right(cell, cell_width);
  return text + "\n";
}

std::string row(std::string_view name, std::size_t width, const ClassFigures& figures) {
  return row(name, width,
             {fixed(figures.precision), fixed(figures.recall), fixed(figures.f1), std::to_string(figures.support)});
}

}  // namespace

ClassificationReport report_of(const Confusion& confusion) {
  ClassificationReport report;
  report.classes = confusion.classes;
  for (std::int64_t i = 0; i < confusion.size(); ++i) {
    report.per_class.push_back(figures_of(confusion, i));
    const std::string& name = confusion.classes[static_cast<std::size_t>(i)];
    if (confusion.column_sum(i) == 0) report.never_predicted.push_back(name);
    if (confusion.row_sum(i) == 0) report.absent.push_back(name);
  }
  const std::int64_t total = confusion.total();
  report.macro = mean_of(report.per_class, static_cast<double>(confusion.size()), [](const auto&) { return 1.0; });
  report.weighted = mean_of(report.per_class, static_cast<double>(total),
                            [](const ClassFigures& figures) { return static_cast<double>(figures.support); });
  report.accuracy = ratio(confusion.correct(), total);
  report.accuracy_interval = wilson_interval(confusion.correct(), total);
  report.kappa = kappa_of(confusion);
  return report;
}

std::string to_text(const ClassificationReport& report) {
  std::size_t width = std::string_view("weighted avg").size();
  for (const std::string& name : report.classes) width = std::max(width, name.size());
  std::string text = row("", width, std::vector<std::string>{"precision", "recall", "f1-score", "support"}) + "\n";
  for (std::size_t i = 0; i < report.classes.size(); ++i) text += row(report.classes[i], width, report.per_class[i]);
  text += "\n" + row("accuracy", width, {"", "", fixed(report.accuracy), std::to_string(report.macro.support)});
  return text + row("macro avg", width, report.macro) + row("weighted avg", width, report.weighted);
}

}  // namespace jauge::evaluate
