#include "analyzer/cost/parameters.h"

#include <algorithm>

namespace jauge::cost {
namespace {

bool has_weights(ops::Family family) {
  return family == ops::Family::convolution || family == ops::Family::depthwise || family == ops::Family::dense ||
         family == ops::Family::recurrent;
}

}  // namespace

std::vector<Parameter> parameters_of(const ir::Graph& graph, int node) {
  const ops::NodeView view(graph, graph.nodes[static_cast<std::size_t>(node)]);
  const ops::Operator* op = ops::find_operator(view.node().op);
  std::vector<Parameter> result;
  for (std::size_t i = 0; i < view.input_count(); ++i) {
    if (!view.constant(i)) continue;
    if (op && std::ranges::find(op->value_inputs, i) != op->value_inputs.end()) continue;
    result.push_back({view.node().inputs[i], i, node});
  }
  return result;
}

std::vector<Parameter> parameters_of(const ir::Graph& graph) {
  std::vector<bool> seen(graph.tensors.size());
  std::vector<Parameter> result;
  for (int node = 0; node < static_cast<int>(graph.nodes.size()); ++node)
    for (const Parameter& parameter : parameters_of(graph, node)) {
      if (seen[ir::index_of(parameter.tensor)]) continue;
      seen[ir::index_of(parameter.tensor)] = true;
      result.push_back(parameter);
    }
  return result;
}

bool is_weight(const ir::Graph& graph, const Parameter& parameter) {
  const ir::Node& node = graph.nodes[static_cast<std::size_t>(parameter.node)];
  return has_weights(ops::family_of(ops::NodeView(graph, node))) &&
         graph.tensor(parameter.tensor).type.shape.size() >= 2;
}

std::string weight_dtype(const ir::Graph& graph) {
  std::string common;
  for (const Parameter& parameter : parameters_of(graph)) {
    if (!is_weight(graph, parameter)) continue;
    const std::string name(ir::name_of(graph.tensor(parameter.tensor).type.dtype));
    if (!common.empty() && common != name) return "";
    common = name;
  }
  if (common.empty() && !graph.inputs.empty()) common = ir::name_of(graph.tensor(graph.inputs[0]).type.dtype);
  return common;
}

}  // namespace jauge::cost
