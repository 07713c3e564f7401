// Weights that count the features of a flattened map.
#pragma once

#include "analyzer/ir/graph.h"
#include "analyzer/passes/permutation.h"

namespace jauge::passes {

// Features used to come as Flatten(Transpose(map, perm)) with perm keeping axis 0; now they come as Flatten(map), the
// map having shape `map`. A copy of `constant`, one of whose axes counts features, with that axis in the new order.
ir::TensorId reordered_features(ir::Graph& graph, ir::TensorId constant, std::size_t axis, const ir::Shape& map,
                                const Permutation& perm);

}  // namespace jauge::passes
