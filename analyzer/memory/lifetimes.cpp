#include "analyzer/memory/lifetimes.h"

#include <algorithm>

namespace jauge::memory {

bool unpacks_constant(const ir::Graph& graph, const ir::Node& node) {
  const auto is_constant = [&graph](ir::TensorId id) { return id == ir::no_tensor || graph.tensor(id).is_constant(); };
  return (node.op == "DequantizeLinear" || node.op == "Dequantize") && std::ranges::all_of(node.inputs, is_constant) &&
         std::ranges::find(graph.outputs, node.outputs[0]) == graph.outputs.end();
}

std::vector<std::optional<Lifetime>> lifetimes(const ir::Graph& graph, const std::vector<int>& order) {
  std::vector<std::optional<Lifetime>> result(graph.tensors.size());
  for (ir::TensorId id : graph.inputs) result[index_of(id)] = Lifetime{};
  for (int step = 0; step < static_cast<int>(order.size()); ++step) {
    const ir::Node& node = graph.nodes[static_cast<std::size_t>(order[static_cast<std::size_t>(step)])];
    for (ir::TensorId id : node.inputs)
      if (id != ir::no_tensor && result[index_of(id)]) result[index_of(id)]->last_step = step;
    if (unpacks_constant(graph, node)) continue;
    for (ir::TensorId id : node.outputs)
      if (id != ir::no_tensor) result[index_of(id)] = Lifetime{step, step};
  }
  for (ir::TensorId id : graph.outputs)
    if (auto& life = result[index_of(id)]) life->last_step = step_count(graph) - 1;
  return result;
}

int step_count(const ir::Graph& graph) {
  return std::max(1, static_cast<int>(graph.nodes.size()));
}

}  // namespace jauge::memory
