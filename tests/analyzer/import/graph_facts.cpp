#include "tests/analyzer/import/graph_facts.h"

#include "analyzer/ops/operator.h"

namespace jauge::testing {

std::vector<std::string> operators_of(const ir::Graph& graph) {
  std::vector<std::string> names;
  for (const ir::Node& node : graph.nodes) names.push_back(node.op);
  return names;
}

std::int64_t params_of(const ir::Graph& graph) {
  std::int64_t params = 0;
  for (const ir::Node& node : graph.nodes) params += ops::parameter_count(ops::NodeView(graph, node));
  return params;
}

std::int64_t macs_of(const ir::Graph& graph) {
  std::int64_t macs = 0;
  for (const ir::Node& node : graph.nodes)
    if (const ops::Operator* op = ops::find_operator(node.op); op->macs)
      macs += op->macs(ops::NodeView(graph, node)).value;
  return macs;
}

ir::Shape output_shape(const ir::Graph& graph) {
  return graph.tensor(graph.outputs.at(0)).type.shape;
}

}  // namespace jauge::testing
