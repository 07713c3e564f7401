#include "cli/diff/comparison.h"

#include <algorithm>

namespace jauge::cli::diff {
namespace {

bool agree(const std::optional<std::int64_t>& a, const std::optional<std::int64_t>& b) {
  return !a || !b || *a == *b;
}

bool is_empty(const SideRow& row) {
  return row.params.value_or(0) == 0 && row.macs.value_or(0) == 0 && row.weight_bytes.value_or(0) == 0;
}

// Shapes of reports leave out the batch and choose their own layout: only ours are compared with ours.
bool is_equal(const SideRow& a, const SideRow& b, bool with_shapes) {
  return agree(a.params, b.params) && agree(a.macs, b.macs) && agree(a.weight_bytes, b.weight_bytes) &&
         (!with_shapes || a.shape == b.shape);
}

TableDifference compare(const SideTable& old_table, const SideTable& new_table, bool by_st) {
  TableDifference result{.graph = new_table.graph};
  for (const RowPair& pair : match_rows(old_table.rows, new_table.rows)) {
    RowDifference row;
    if (pair.old_row) row.old_row = old_table.rows[*pair.old_row];
    if (pair.new_row) row.new_row = new_table.rows[*pair.new_row];
    if (row.old_row && row.new_row)
      row.status = is_equal(*row.old_row, *row.new_row, !by_st) ? RowStatus::equal : RowStatus::changed;
    else
      row.status = row.old_row ? RowStatus::only_old : RowStatus::only_new;
    const bool alone = !row.old_row || !row.new_row;
    if (by_st && alone && is_empty(row.old_row ? *row.old_row : *row.new_row)) continue;
    result.equal += row.status == RowStatus::equal;
    result.rows.push_back(std::move(row));
  }
  return result;
}

}  // namespace

std::vector<TableDifference> compare_tables(const Side& old_side, const Side& new_side) {
  std::vector<TableDifference> differences;
  for (const SideTable& new_table : new_side.tables) {
    const auto old_table = std::ranges::find(old_side.tables, new_table.graph, &SideTable::graph);
    if (old_table != old_side.tables.end())
      differences.push_back(compare(*old_table, new_table, old_side.counted_by_st || new_side.counted_by_st));
  }
  return differences;
}

}  // namespace jauge::cli::diff
