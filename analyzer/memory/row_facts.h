// What streaming has to know of every node: its rows, and the rows it reads.
#pragma once

#include <vector>

#include "analyzer/memory/values.h"
#include "analyzer/ops/rows.h"

namespace jauge::memory {

struct ReadRows {
  int value;
  ops::RowRule rule;
  std::int64_t rows, row_bytes, pixels;
  bool in_place;  // the output may take over this value row by row: same rows, element by element
};

struct RowFacts {
  bool streams = false;  // one output with rows of its own; else the node runs alone
  int value = no_value;
  std::int64_t rows = 0, row_bytes = 0, pixels = 1;
  std::vector<ReadRows> reads;
};

// For each node.
std::vector<RowFacts> row_facts(const ir::Graph& graph, const Values& values);

}  // namespace jauge::memory
