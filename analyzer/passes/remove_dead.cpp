#include <algorithm>

#include "analyzer/passes/standard_passes.h"

namespace jauge::passes {

Result<ir::Graph> remove_dead(ir::Graph graph) {
  std::vector<bool> needed = ir::is_output(graph);
  std::vector<bool> live(graph.nodes.size(), false);
  for (std::size_t i = graph.nodes.size(); i-- > 0;) {
    const ir::Node& node = graph.nodes[i];
    live[i] =
        std::ranges::any_of(node.outputs, [&](ir::TensorId id) { return id != ir::no_tensor && needed[index_of(id)]; });
    if (!live[i]) continue;
    for (ir::TensorId id : node.inputs)
      if (id != ir::no_tensor) needed[index_of(id)] = true;
  }
  std::vector<ir::Node> kept;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i)
    if (live[i]) kept.push_back(std::move(graph.nodes[i]));
  graph.nodes = std::move(kept);
  return ir::without_unused_tensors(std::move(graph));
}

}  // namespace jauge::passes
