#include <algorithm>

#include "analyzer/ops/operator.h"
#include "analyzer/passes/rewrite.h"
#include "analyzer/passes/standard_passes.h"

namespace jauge::passes {
namespace {

bool is_reshape(const ir::Node& node) {
  return node.activation.kind == ir::ActivationKind::none &&
         (node.op == "Reshape" || node.op == "Flatten" || node.op == "Squeeze" || node.op == "Unsqueeze");
}

}  // namespace

Result<ir::Graph> merge_reshapes(ir::Graph graph) {
  std::vector<int> reshape_of(graph.tensors.size(), -1);  // for each tensor the reshape that writes it
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    ir::Node& node = graph.nodes[i];
    if (!is_reshape(node)) continue;
    reshape_of[index_of(node.outputs[0])] = static_cast<int>(i);
    const int before = reshape_of[index_of(node.inputs[0])];
    if (before < 0) continue;
    // The one before stays for its other readers; without any it is dead.
    merge_origin(node, graph.nodes[static_cast<std::size_t>(before)]);
    const ir::TensorId source = graph.nodes[static_cast<std::size_t>(before)].inputs[0];
    node.op = "Reshape";
    node.attributes = {};
    node.inputs = {source, add_integers(graph, node.name + "/shape", graph.tensor(node.outputs[0]).type.shape)};
  }
  return graph;
}

}  // namespace jauge::passes
