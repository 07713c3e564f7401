#include "analyzer/ir/graph.h"

namespace jauge::ir {

std::vector<int> producers(const Graph& graph) {
  std::vector<int> result(graph.tensors.size(), -1);
  for (std::size_t i = 0; i < graph.nodes.size(); ++i)
    for (TensorId output : graph.nodes[i].outputs)
      if (output != no_tensor) result[index_of(output)] = static_cast<int>(i);
  return result;
}

std::vector<std::vector<int>> consumers(const Graph& graph) {
  std::vector<std::vector<int>> result(graph.tensors.size());
  for (std::size_t i = 0; i < graph.nodes.size(); ++i)
    for (TensorId input : graph.nodes[i].inputs) {
      if (input == no_tensor) continue;
      auto& readers = result[index_of(input)];
      if (readers.empty() || readers.back() != static_cast<int>(i)) readers.push_back(static_cast<int>(i));
    }
  return result;
}

std::vector<bool> is_output(const Graph& graph) {
  std::vector<bool> result(graph.tensors.size(), false);
  for (TensorId id : graph.outputs) result[index_of(id)] = true;
  return result;
}

Graph without_unused_tensors(Graph graph) {
  std::vector<bool> used(graph.tensors.size(), false);
  const auto each_id = [&graph](auto&& visit) {
    for (Node& node : graph.nodes) {
      for (TensorId& id : node.inputs) visit(id);
      for (TensorId& id : node.outputs) visit(id);
    }
    for (TensorId& id : graph.inputs) visit(id);
    for (TensorId& id : graph.outputs) visit(id);
  };
  each_id([&used](TensorId id) {
    if (id != no_tensor) used[index_of(id)] = true;
  });

  std::vector<TensorId> renamed(graph.tensors.size(), no_tensor);
  std::vector<Tensor> kept;
  for (std::size_t i = 0; i < graph.tensors.size(); ++i) {
    if (!used[i]) continue;
    renamed[i] = TensorId{static_cast<std::int32_t>(kept.size())};
    kept.push_back(std::move(graph.tensors[i]));
  }
  each_id([&renamed](TensorId& id) {
    if (id != no_tensor) id = renamed[index_of(id)];
  });
  graph.tensors = std::move(kept);
  return graph;
}

}  // namespace jauge::ir
