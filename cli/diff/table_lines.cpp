#include "cli/diff/table_lines.h"

#include <algorithm>

namespace jauge::cli::diff {
namespace {

// Columns that both cover; negative: how far they are apart.
std::ptrdiff_t overlap(const Cell& a, const Cell& b) {
  return static_cast<std::ptrdiff_t>(std::min(a.end, b.end)) - static_cast<std::ptrdiff_t>(std::max(a.start, b.start));
}

}  // namespace

std::vector<Cell> cells_of(std::string_view line) {
  std::vector<Cell> cells;
  std::size_t at = 0;
  while ((at = line.find_first_not_of(" \t\r", at)) != std::string_view::npos) {
    std::size_t end = line.find("  ", at);
    if (end == std::string_view::npos) end = line.size();
    while (end > at && (line[end - 1] == ' ' || line[end - 1] == '\t' || line[end - 1] == '\r')) --end;
    cells.push_back({at, end, line.substr(at, end - at)});
    at = end;
  }
  return cells;
}

bool is_ruler(std::string_view line) {
  return line.find('-') != std::string_view::npos && line.find_first_not_of("- \t\r") == std::string_view::npos;
}

std::vector<std::string_view> under_headings(std::string_view line, const std::vector<Cell>& headings) {
  std::vector<std::string_view> row(headings.size());
  for (const Cell& cell : cells_of(line)) {
    const auto best =
        std::ranges::max_element(headings, {}, [&cell](const Cell& heading) { return overlap(cell, heading); });
    if (best == headings.end()) continue;
    std::string_view& place = row[static_cast<std::size_t>(best - headings.begin())];
    if (place.empty()) place = cell.text;
  }
  return row;
}

}  // namespace jauge::cli::diff
