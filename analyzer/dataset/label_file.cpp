#include "analyzer/dataset/label_file.h"

#include <algorithm>
#include <cmath>

#include "analyzer/dataset/csv_table.h"
#include "analyzer/dataset/json_text.h"
#include "analyzer/dataset/npy.h"
#include "analyzer/dataset/reader.h"

namespace jauge::dataset {
namespace {

std::optional<std::size_t> label_column(const CsvTable& table, const Description& description) {
  if (!description.label_column.empty()) return table.column(description.label_column);
  for (const char* name : {"label", "class", "target"})
    if (const auto column = table.column(name)) return column;
  return table.columns() == 1 ? std::optional<std::size_t>(0) : std::nullopt;
}

// Numbers that are no classes: what a regression should give.
bool are_targets(const CsvTable& table, std::size_t column) {
  bool any_fraction = false;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto value = table.number(row, column);
    if (!value) return false;
    any_fraction |= *value < 0 || *value != std::floor(*value);
  }
  return any_fraction;
}

Result<void> take_table(const CsvTable& table, const std::string& where, const Description& description,
                        Samples& samples) {
  const auto column = label_column(table, description);
  if (!column)
    return Error{ErrorKind::bad_record, where,
                 "which of its " + std::to_string(table.columns()) + " columns holds the labels is not said",
                 "add \"label_column\" to the dataset.json"};
  if (static_cast<std::int64_t>(table.rows()) != samples.count)
    return damaged(
        where, "holds " + std::to_string(table.rows()) + " labels for " + std::to_string(samples.count) + " samples");
  std::vector<std::string> words;
  for (std::size_t row = 0; row < table.rows(); ++row) words.emplace_back(table.cell(row, *column));
  if (samples.class_names.empty() && are_targets(table, *column)) {
    for (std::size_t row = 0; row < table.rows(); ++row) samples.targets.push_back(*table.number(row, *column));
    samples.target_size = 1;
    return {};
  }
  JAUGE_TRY(samples.labels, to_labels(words, samples.class_names, where));
  if (table.header().empty()) return {};
  if (const auto names = table.column("file"))
    for (std::size_t row = 0; row < table.rows(); ++row) samples.names.emplace_back(table.cell(row, *names));
  return {};
}

}  // namespace

Result<void> read_label_file(const std::filesystem::path& file, const Description& description, Samples& samples) {
  const std::string where = file.filename().string();
  JAUGE_TRY(const auto bytes, read_data_file(file));
  if (file.extension() == ".npy") {
    JAUGE_TRY(const auto array, parse_npy(bytes, where));
    return take_labels(array, where, samples);
  }
  // Words may be labels, so that one column of words need not be a header.
  const bool lone_words = text_of(bytes).find_first_of(",;\t") == std::string_view::npos;
  const bool headed = !lone_words || text_of(bytes).starts_with("label");
  JAUGE_TRY(const auto table,
            CsvTable::parse(std::string(text_of(bytes)), where, headed ? std::nullopt : std::optional(false)));
  return take_table(table, where, description, samples);
}

}  // namespace jauge::dataset
