// Which row of the old table is which of the new one.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "cli/diff/side.h"

namespace jauge::cli::diff {

// Indices of rows; nothing where a row has no partner.
struct RowPair {
  std::optional<std::size_t> old_row, new_row;
  bool operator==(const RowPair&) const = default;
};

// Whether two names mean one row; reports shorten long ones to "start..end".
bool same_name(const std::string& a, const std::string& b);

// First by name, then, between rows matched so, by order among rows of one operator. In the order of the new table;
// rows that are gone stand where they were.
std::vector<RowPair> match_rows(const std::vector<SideRow>& old_rows, const std::vector<SideRow>& new_rows);

}  // namespace jauge::cli::diff
