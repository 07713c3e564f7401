// Working memory of kernels, put where the tensors of its step leave room.
#pragma once

#include <vector>

#include "analyzer/memory/plan.h"

namespace jauge::memory {

struct Range {
  Bytes begin, end;
};

// What a kernel needs. Kernels of a group work in turns, a row each: they share their scratch, but for those that keep
// something in it from row to row.
struct NodeScratch {
  Bytes size;
  bool is_kept = false;
};

// For each node, from ops::scratch_bytes.
std::vector<NodeScratch> scratch_of_nodes(const ir::Graph& graph);

// Of kernels that run as one group.
Bytes scratch_together(const std::vector<NodeScratch>& members);

// Fills scratch, scratch_bytes and arena_bytes. `taken` holds for each step what lies in the arena while it runs.
void place_scratch(Plan& plan, const std::vector<NodeScratch>& node_scratch,
                   const std::vector<std::vector<Range>>& taken);

}  // namespace jauge::memory
