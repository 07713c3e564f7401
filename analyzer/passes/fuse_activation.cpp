#include "analyzer/ops/operator.h"
#include "analyzer/passes/clamps.h"
#include "analyzer/passes/quant_rules.h"
#include "analyzer/passes/rewrite.h"
#include "analyzer/passes/standard_passes.h"

namespace jauge::passes {
namespace {

bool takes_activation(const ir::Graph& graph, const ir::Node& node) {
  const ir::Tensor& output = graph.tensor(node.outputs[0]);
  const bool is_typed = output.type.dtype == ir::DType::float32 || (output.quant && stored_range(output.type.dtype));
  return node.activation.kind == ir::ActivationKind::none && node.outputs.size() == 1 && is_typed &&
         ends_with_accumulator(node);
}

// Integers pass through a clamp unchanged only where they mean the same before and after.
bool keeps_meaning(const ir::Graph& graph, const ir::Node& clamp) {
  const ir::Tensor& in = graph.tensor(clamp.inputs[0]);
  const ir::Tensor& out = graph.tensor(clamp.outputs[0]);
  return in.type.dtype == out.type.dtype && in.quant == out.quant;
}

// A ReLU whose zero is the least number of the type changes nothing; quantisers choose ranges that make it so.
void drop_idle_clamp(const ir::Graph& graph, ir::Node& node) {
  const auto range = range_of(node.activation);
  if (range && !node.outputs.empty() && holds_all(graph.tensor(node.outputs[0]), range->low, range->high))
    node.activation = {};
}

}  // namespace

Result<ir::Graph> fuse_activation(ir::Graph graph) {
  const std::vector<int> uses = use_counts(graph);
  std::vector<int> kept_at(graph.tensors.size(), -1);  // for each tensor the place of a producer that takes a clamp
  std::vector<ir::Node> kept;
  for (ir::Node& node : graph.nodes) {
    const auto activation = clamp_of(graph, node);
    const int producer = activation ? kept_at[index_of(node.inputs[0])] : -1;
    if (producer >= 0 && uses[index_of(node.inputs[0])] == 1 && keeps_meaning(graph, node)) {
      ir::Node& target = kept[static_cast<std::size_t>(producer)];
      target.activation = *activation;
      target.outputs = node.outputs;
      merge_origin(target, node);
      continue;
    }
    if (takes_activation(graph, node)) kept_at[index_of(node.outputs[0])] = static_cast<int>(kept.size());
    kept.push_back(std::move(node));
  }
  for (ir::Node& node : kept) drop_idle_clamp(graph, node);
  graph.nodes = std::move(kept);
  return graph;
}

}  // namespace jauge::passes
