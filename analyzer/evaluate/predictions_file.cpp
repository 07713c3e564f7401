#include "analyzer/evaluate/predictions_file.h"

#include <algorithm>
#include <set>

#include "analyzer/dataset/csv_table.h"

namespace jauge::evaluate {
namespace {

using dataset::CsvTable;

std::optional<std::size_t> one_of(const CsvTable& table, std::initializer_list<const char*> names) {
  for (const char* name : names)
    if (const auto column = table.column(name)) return column;
  return std::nullopt;
}

bool is_score(const std::string& title) {
  return title.size() > 1 && (title[0] == 'p' || title[0] == 'P') &&
         std::ranges::all_of(title.substr(1), [](unsigned char c) { return std::isdigit(c) != 0; });
}

struct Columns {
  std::size_t truth = 0;
  std::optional<std::size_t> predicted;
  std::vector<std::size_t> scores;
};

Result<Columns> columns_of(const CsvTable& table, const std::string& where) {
  if (table.header().empty() && table.columns() == 2) return Columns{0, 1, {}};
  const Error unknown{ErrorKind::bad_record, where, "which columns hold truth and prediction is not told",
                      "name them label and predicted, or label and p0, p1 ..."};
  if (table.header().empty()) return unknown;
  const auto truth = one_of(table, {"label", "truth", "y_true", "true", "target"});
  if (!truth) return unknown;
  Columns columns{*truth, one_of(table, {"predicted", "prediction", "y_pred", "pred"}), {}};
  for (std::size_t i = 0; i < table.columns(); ++i)
    if (is_score(table.header()[i])) columns.scores.push_back(i);
  if (!columns.predicted && columns.scores.size() < 2) return unknown;
  return columns;
}

Result<std::string> best_score(const CsvTable& table, const std::string& where, const Columns& columns,
                               std::size_t row) {
  std::size_t best = 0;
  double most = 0;
  for (std::size_t i = 0; i < columns.scores.size(); ++i) {
    const auto score = table.number(row, columns.scores[i]);
    if (!score)
      return Error{ErrorKind::damaged_file, where,
                   "line " + std::to_string(table.line_of(row)) + ": '" +
                       std::string(table.cell(row, columns.scores[i])) + "' is no score",
                   ""};
    if (i > 0 && *score <= most) continue;
    best = i;
    most = *score;
  }
  return std::to_string(best);
}

std::optional<std::int64_t> class_number(const std::string& word) {
  const auto value = dataset::parse_number(word, false);
  constexpr double most = 10'000;
  if (!value || *value < 0 || *value >= most || *value != static_cast<double>(static_cast<std::int64_t>(*value)))
    return std::nullopt;
  return static_cast<std::int64_t>(*value);
}

// Numbers are classes 0, 1 ...; words are classes in alphabetical order.
std::vector<std::string> classes_of(const std::vector<std::string>& truths, const std::vector<std::string>& predicted,
                                    std::size_t scores) {
  std::set<std::string> words(truths.begin(), truths.end());
  words.insert(predicted.begin(), predicted.end());
  std::int64_t largest = static_cast<std::int64_t>(scores) - 1;
  for (const std::string& word : words) {
    const auto number = class_number(word);
    if (!number) return {words.begin(), words.end()};
    largest = std::max(largest, *number);
  }
  return numbered_classes(largest + 1);
}

std::vector<std::int64_t> indices_of(const std::vector<std::string>& words, const std::vector<std::string>& classes) {
  std::vector<std::int64_t> indices;
  for (const std::string& word : words) {
    const auto found = std::ranges::find(classes, word);
    indices.push_back(found != classes.end() ? found - classes.begin() : class_number(word).value_or(0));
  }
  return indices;
}

}  // namespace

Result<Classified> parse_predictions(std::string_view text, const std::string& where) {
  JAUGE_TRY(const auto table, CsvTable::parse(std::string(text), where));
  if (table.rows() == 0) return Error{ErrorKind::damaged_file, where, "holds no prediction", ""};
  JAUGE_TRY(const Columns columns, columns_of(table, where));
  std::vector<std::string> truths, predicted;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    truths.emplace_back(table.cell(row, columns.truth));
    if (columns.predicted) {
      predicted.emplace_back(table.cell(row, *columns.predicted));
    } else {
      JAUGE_TRY(auto best, best_score(table, where, columns, row));
      predicted.push_back(std::move(best));
    }
  }
  const auto classes = classes_of(truths, predicted, columns.predicted ? 0 : columns.scores.size());
  return classify(classes, indices_of(truths, classes), indices_of(predicted, classes));
}

}  // namespace jauge::evaluate
