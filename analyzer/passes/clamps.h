// Clamps: activations that hold values within a range.
#pragma once

#include <optional>

#include "analyzer/ir/graph.h"

namespace jauge::passes {

// The clamp that a node is, if it is one and nothing else.
std::optional<ir::Activation> clamp_of(const ir::Graph& graph, const ir::Node& node);

// Whether the operator's kernels end with an accumulator that a clamp can be put on.
bool ends_with_accumulator(const ir::Node& node);

// The range a clamp holds values in, whatever its kind; nothing for activations that are no clamps.
struct ClampRange {
  double low, high;
};
std::optional<ClampRange> range_of(const ir::Activation& activation);

}  // namespace jauge::passes
