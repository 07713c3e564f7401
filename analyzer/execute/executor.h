// Runs a graph once on the desktop with the reference kernels; program.h is for many samples.
#pragma once

#include <functional>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/ir/graph.h"

namespace jauge::execute {

// Sees every tensor as soon as it is computed.
using Observer = std::function<void(ir::TensorId, const ir::Array&)>;

// Inputs in the order of graph.inputs, with their types; outputs in the order of graph.outputs.
// Runs channels-last graphs (what passes make) and any graph whose operators have no layout.
// Errors: usage (wrong input types), unsupported_operator (no kernel for a node).
Result<std::vector<ir::Array>> run(const ir::Graph& graph, const std::vector<ir::Array>& inputs,
                                   const Observer& observer = {});

}  // namespace jauge::execute
