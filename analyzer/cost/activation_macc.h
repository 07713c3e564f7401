// What an activation that runs inside its producer adds to the producer's ST MACC.
#pragma once

#include <cstdint>

#include "analyzer/ir/graph.h"

namespace jauge::cost {

// A float activation is computed, 1 or 10 for each element; an integer one is a clamp that the requantisation does
// anyway: 0.
std::int64_t st_macc_of_activation(const ir::Graph& graph, const ir::Node& node);

}  // namespace jauge::cost
