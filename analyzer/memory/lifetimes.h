// When every tensor of a graph is needed. Steps count positions in an order of the nodes, from 0.
#pragma once

#include <optional>
#include <vector>

#include "analyzer/ir/graph.h"

namespace jauge::memory {

// Both steps inclusive.
struct Lifetime {
  int first_step = 0;  // written here; graph inputs are there from step 0 on
  int last_step = 0;   // last read here; graph outputs stay to the last step, tensors without reader only first_step
};

// Integer weights that a model turns into reals before use (DequantizeLinear of a constant): kernels do so as they read
// them, so the reals never lie in RAM; only an output of the network does, since its caller reads it.
bool unpacks_constant(const ir::Graph& graph, const ir::Node& node);

// One for every tensor; nothing for constants, unpacked or not, and for tensors that nobody writes.
std::vector<std::optional<Lifetime>> lifetimes(const ir::Graph& graph, const std::vector<int>& order);

// Steps of a graph: its nodes, at least one (a graph without nodes still holds its inputs).
int step_count(const ir::Graph& graph);

}  // namespace jauge::memory
