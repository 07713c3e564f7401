#include "analyzer/dataset/csv_table.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace jauge::dataset {
namespace {

// Of commas alone a file can make more cells than memory holds.
constexpr std::size_t max_cells = 20'000'000;

std::string_view trimmed(std::string_view text) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

char separator_of(std::string_view line) {
  for (const char candidate : {';', '\t', ','})
    if (line.find(candidate) != std::string_view::npos) return candidate;
  return trimmed(line).find(' ') == std::string_view::npos ? ',' : ' ';
}

std::string quoted_cell(std::string_view line, std::size_t& position) {
  std::string cell;
  for (++position; position < line.size(); ++position) {
    if (line[position] == '"') {
      if (position + 1 >= line.size() || line[position + 1] != '"') break;
      ++position;
    }
    cell.push_back(line[position]);
  }
  return cell;
}

std::vector<std::string> cells_of(std::string_view line, char separator) {
  std::vector<std::string> cells;
  std::size_t position = 0;
  while (true) {
    while (position < line.size() && line[position] == ' ') ++position;
    std::string quoted;
    const bool is_quoted = position < line.size() && line[position] == '"';
    if (is_quoted) quoted = quoted_cell(line, position);
    const std::size_t end = std::min(line.find(separator, position), line.size());
    cells.push_back(is_quoted ? quoted : std::string(trimmed(line.substr(position, end - position))));
    if (end >= line.size()) return cells;
    position = end + 1;
  }
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

}  // namespace

std::optional<double> parse_number(std::string_view text, bool decimal_comma) {
  text = trimmed(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  std::string changed;
  if (decimal_comma && text.find(',') != std::string_view::npos) {
    changed = text;
    std::ranges::replace(changed, ',', '.');
    text = changed;
  }
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

Result<CsvTable> CsvTable::parse(std::string text, const std::string& where, std::optional<bool> header) {
  CsvTable table;
  std::string_view rest = text;
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
  char separator = 0;
  for (std::size_t line_number = 1; !rest.empty(); ++line_number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = trimmed(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.empty() || line.starts_with('#')) continue;
    const bool first = separator == 0;
    if (first) separator = separator_of(line);
    table.decimal_comma_ = separator == ';';
    std::vector<std::string> cells = cells_of(line, separator);
    if (first) {
      table.columns_ = cells.size();
      const bool has_words =
          std::ranges::any_of(cells, [&](const auto& cell) { return !parse_number(cell, table.decimal_comma_); });
      if (header.value_or(has_words)) {
        table.header_ = std::move(cells);
        continue;
      }
    }
    if (cells.size() != table.columns_)
      return Error{ErrorKind::damaged_file, where,
                   "line " + std::to_string(line_number) + " has " + std::to_string(cells.size()) +
                       " cells; the first line has " + std::to_string(table.columns_),
                   ""};
    if (table.cells_.size() > max_cells)
      return Error{ErrorKind::too_large, where, "has more than 20 million cells", "cut it into several files"};
    std::ranges::move(cells, std::back_inserter(table.cells_));
    table.lines_.push_back(line_number);
  }
  return table;
}

std::optional<double> CsvTable::number(std::size_t row, std::size_t column) const {
  return parse_number(cell(row, column), decimal_comma_);
}

std::optional<std::size_t> CsvTable::column(std::string_view name) const {
  const auto found =
      std::ranges::find_if(header_, [&](const std::string& title) { return lower(title) == lower(name); });
  if (found != header_.end()) return static_cast<std::size_t>(found - header_.begin());
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), index);
  if (error != std::errc() || end != name.data() + name.size() || index >= columns_) return std::nullopt;
  return index;
}

std::string CsvTable::column_name(std::size_t column) const {
  return column < header_.size() ? header_[column] : std::to_string(column);
}

}  // namespace jauge::dataset
