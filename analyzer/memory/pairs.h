// Which output of a node may share bytes with which of its inputs.
#pragma once

#include <vector>

#include "analyzer/memory/plan.h"
#include "analyzer/memory/shifts.h"
#include "analyzer/memory/values.h"

namespace jauge::memory {

// The node's first output over the value `input`, if that dies at the node.
struct Pair {
  int input;
  Shifts shifts;
  Bytes saving;  // against lying side by side
};

// For each node its pairs, best first. Level none: only outputs that replace an input of the same size element by
// element; overlap: what the exact rule allows pixel by pixel; stream: what it allows row by row.
std::vector<std::vector<Pair>> pairs_of(const ir::Graph& graph, const Values& values, Level level);

}  // namespace jauge::memory
