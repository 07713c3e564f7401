#include "bench/predictions/csv_table.h"

#include <charconv>
#include <string_view>

#include "analyzer/base/safe_file.h"

namespace jauge::predictions {
namespace {

constexpr std::size_t largest_file = 64 * 1024 * 1024;

std::vector<std::vector<std::string>> records_of(std::string_view text) {
  std::vector<std::vector<std::string>> records;
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      cells.emplace_back();
    } else if (c == '\n' && !quoted) {
      records.push_back(std::exchange(cells, std::vector<std::string>(1)));
    } else if (c != '\r') {
      cells.back() += c;
    }
  }
  if (cells.size() > 1 || !cells.front().empty()) records.push_back(std::move(cells));
  return records;
}

}  // namespace

Result<std::vector<CsvRow>> read_csv(const std::filesystem::path& path) {
  JAUGE_TRY(const auto bytes, read_file(path, largest_file));
  const auto records = records_of({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  std::vector<CsvRow> rows;
  for (std::size_t i = 1; i < records.size(); ++i) {
    CsvRow row;
    for (std::size_t column = 0; column < records[0].size(); ++column)
      row[records[0][column]] = column < records[i].size() ? records[i][column] : "";
    rows.push_back(std::move(row));
  }
  return rows;
}

std::optional<double> number(const CsvRow& row, const std::string& column) {
  const auto cell = row.find(column);
  if (cell == row.end()) return std::nullopt;
  double value = 0;
  const char* end = cell->second.data() + cell->second.size();
  const auto [stop, error] = std::from_chars(cell->second.data(), end, value);
  if (error != std::errc() || stop != end) return std::nullopt;
  return value;
}

}  // namespace jauge::predictions
