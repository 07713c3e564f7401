// Two sides laid beside each other.
#pragma once

#include <string>
#include <vector>

#include "cli/diff/match_rows.h"
#include "cli/diff/side.h"

namespace jauge::cli::diff {

enum class RowStatus { equal, changed, only_old, only_new };

struct RowDifference {
  RowStatus status = RowStatus::equal;
  std::optional<SideRow> old_row = {}, new_row = {};
};

struct TableDifference {
  std::string graph;
  std::vector<RowDifference> rows = {};
  std::size_t equal = 0;  // how many of the rows
};

// Tables of the same graph; figures that one side does not give are not compared, and a row without work or weights
// that the other side does not list is left out.
std::vector<TableDifference> compare_tables(const Side& old_side, const Side& new_side);

}  // namespace jauge::cli::diff
