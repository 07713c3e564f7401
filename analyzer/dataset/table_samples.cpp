#include "analyzer/dataset/table_samples.h"

#include <algorithm>

namespace jauge::dataset {
namespace {

constexpr std::string_view label_titles[] = {"label", "labels", "class", "target", "y", "gesture", "activity"};
constexpr std::string_view bookkeeping_titles[] = {"index", "time", "timestamp", "time_ms", "t_ms"};

bool is_one_of(std::string_view title, std::span<const std::string_view> titles) {
  return std::ranges::any_of(titles, [&](std::string_view known) {
    return std::ranges::equal(title, known, [](char a, char b) { return std::tolower(a) == b; });
  });
}

std::optional<std::size_t> titled(const CsvTable& table, std::span<const std::string_view> titles) {
  for (std::size_t i = 0; i < table.header().size(); ++i)
    if (is_one_of(table.header()[i], titles)) return i;
  return std::nullopt;
}

Error no_column(const CsvTable& table, const Place& place, const std::string& name) {
  std::string known;
  for (std::size_t i = 0; i < std::min<std::size_t>(table.columns(), 30); ++i)
    known += (i == 0 ? "" : ", ") + table.column_name(i);
  return {ErrorKind::bad_record, place.name(), "has no column '" + name + "'", "its columns are " + known};
}

std::optional<std::size_t> told_by_width(const CsvTable& table, const Place& place) {
  const auto& expected = place.options.expected;
  const bool one_more = expected && ir::elements(expected->shape) + 1 == static_cast<std::int64_t>(table.columns());
  return table.header().empty() && one_more ? std::optional(table.columns() - 1) : std::nullopt;
}

}  // namespace

Result<Columns> columns_of(const CsvTable& table, const Place& place) {
  const Description& description = place.description;
  Columns result;
  if (!description.label_column.empty()) {
    result.label = table.column(description.label_column);
    if (!result.label) return no_column(table, place, description.label_column);
  } else if (description.label_from.empty()) {
    result.label = titled(table, label_titles);
    if (!result.label) result.label = told_by_width(table, place);
  }
  if (!description.group_column.empty()) {
    result.group = table.column(description.group_column);
    if (!result.group) return no_column(table, place, description.group_column);
  }
  for (const std::string& name : description.columns) {
    const auto column = table.column(name);
    if (!column) return no_column(table, place, name);
    result.features.push_back(*column);
  }
  if (!description.columns.empty()) return result;
  for (std::size_t i = 0; i < table.columns(); ++i) {
    const bool is_bookkeeping = i < table.header().size() && is_one_of(table.header()[i], bookkeeping_titles);
    if (i != result.label && i != result.group && !is_bookkeeping) result.features.push_back(i);
  }
  if (result.features.empty()) return damaged(place, "has no column that could be an input");
  return result;
}

// One table and what its columns mean.
struct TableSamples::Rows {
  const CsvTable& table;
  const Columns& columns;
  const std::string& where;
  const std::optional<std::string>& label;
  const std::optional<std::string>& recording;

  std::string label_of(std::size_t row) const {
    return columns.label ? std::string(table.cell(row, *columns.label)) : label.value_or("");
  }
  std::string group_of(std::size_t row) const {
    return columns.group ? std::string(table.cell(row, *columns.group)) : recording.value_or("");
  }
  bool has_labels() const { return columns.label || label; }
  bool has_groups() const { return columns.group || recording; }
};

Result<void> TableSamples::add(const CsvTable& table, const std::string& where, const std::optional<std::string>& label,
                               const std::optional<std::string>& recording) {
  JAUGE_TRY(const Columns columns, columns_of(table, *place_));
  std::vector<std::string> names;
  for (const std::size_t column : columns.features) names.push_back(table.column_name(column));
  if (samples_.feature_names.empty()) samples_.feature_names = names;
  if (names.size() != samples_.feature_names.size())
    return damaged(where, "has " + std::to_string(names.size()) + " columns of inputs; the files before it have " +
                              std::to_string(samples_.feature_names.size()));
  const Rows rows{table, columns, where, label, recording};
  return place_->description.window ? add_windows(rows) : add_rows(rows);
}

Result<void> TableSamples::add_rows(const Rows& rows) {
  for (std::size_t row = 0; row < rows.table.rows(); ++row) JAUGE_CHECK(add_sample(rows, row, row + 1));
  return {};
}

Result<void> TableSamples::add_windows(const Rows& rows) {
  const auto length = static_cast<std::size_t>(*place_->description.window);
  const auto stride = static_cast<std::size_t>(place_->description.stride.value_or(*place_->description.window));
  if (rows.table.rows() < length) ++short_tables_;
  for (std::size_t first = 0; first + length <= rows.table.rows(); first += stride) {
    bool one_thing = true;
    for (std::size_t row = first + 1; row < first + length; ++row)
      one_thing &= rows.label_of(row) == rows.label_of(first) && rows.group_of(row) == rows.group_of(first);
    if (one_thing)
      JAUGE_CHECK(add_sample(rows, first, first + length));
    else
      ++straddling_;
  }
  return {};
}

Result<void> TableSamples::add_sample(const Rows& rows, std::size_t first, std::size_t end) {
  for (std::size_t row = first; row < end; ++row) {
    for (const std::size_t column : rows.columns.features) {
      const auto value = rows.table.number(row, column);
      if (!value)
        return damaged(rows.where,
                       "line " + std::to_string(rows.table.line_of(row)) + ", column " +
                           rows.table.column_name(column) + ": '" + std::string(rows.table.cell(row, column)) +
                           "' is no number",
                       "name the columns to use: \"columns\" in a dataset.json");
      const auto stored = static_cast<float>(*value);
      const auto bytes = std::as_bytes(std::span(&stored, 1));
      samples_.bytes.insert(samples_.bytes.end(), bytes.begin(), bytes.end());
    }
  }
  if (rows.has_labels()) label_words_.push_back(rows.label_of(first));
  if (rows.has_groups()) samples_.groups.push_back(group_named(rows.group_of(first)));
  if (place_->description.window)
    samples_.windows.push_back({static_cast<std::int64_t>(first), static_cast<std::int64_t>(end)});
  samples_.names.push_back(rows.where + ", line " + std::to_string(rows.table.line_of(first)));
  ++samples_.count;
  return {};
}

int TableSamples::group_named(const std::string& name) {
  const auto found = std::ranges::find(samples_.group_names, name);
  if (found != samples_.group_names.end()) return static_cast<int>(found - samples_.group_names.begin());
  samples_.group_names.push_back(name);
  return static_cast<int>(samples_.group_names.size()) - 1;
}

Result<Samples> TableSamples::finish() && {
  const auto width = static_cast<std::int64_t>(samples_.feature_names.size());
  samples_.dtype = ir::DType::float32;
  samples_.shape = {width};
  if (place_->description.window) {
    samples_.shape = {*place_->description.window, width};
    samples_.layout = "TC";
  }
  if (!label_words_.empty()) {
    JAUGE_TRY(samples_.labels, to_labels(label_words_, samples_.class_names, samples_.name));
  }
  if (straddling_ > 0)
    samples_.notes.push_back({"windows_left_out", samples_.name,
                              std::to_string(straddling_) + " windows were left out: label or person changes inside",
                              ""});
  if (short_tables_ > 0)
    samples_.notes.push_back({"recordings_left_out", samples_.name,
                              std::to_string(short_tables_) + " recordings are shorter than one window", ""});
  return std::move(samples_);
}

}  // namespace jauge::dataset
