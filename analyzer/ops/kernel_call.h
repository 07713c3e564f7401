// Runs one node's reference kernel whatever the element types: half precision is computed in single precision, a fused
// activation is applied, errors name the node.
#pragma once

#include "analyzer/ops/operator.h"

namespace jauge::ops {

// Inputs and outputs have the types the graph says. Errors: unsupported_operator.
Result<void> run_node(const ir::Graph& graph, const ir::Node& node, InputArrays inputs, OutputArrays outputs);

// "kws.onnx: node 'stem/resize' (Resize)".
std::string place_of(const ir::Graph& graph, const ir::Node& node);

}  // namespace jauge::ops
