// Tables drawn with spaces, as reports for terminals have them: cells stand two spaces apart, under their heading or
// flush with one of its ends.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace jauge::cli::diff {

struct Cell {
  std::size_t start = 0, end = 0;  // columns of the line
  std::string_view text;
};

// Two spaces or more separate cells.
std::vector<Cell> cells_of(std::string_view line);

// Only dashes and spaces, at least one dash.
bool is_ruler(std::string_view line);

// The cells of `line` by heading: as many as `headings`, empty where the line has nothing. Each cell goes to the
// heading that it overlaps most, else to the nearest.
std::vector<std::string_view> under_headings(std::string_view line, const std::vector<Cell>& headings);

}  // namespace jauge::cli::diff
