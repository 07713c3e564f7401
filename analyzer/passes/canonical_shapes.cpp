// Formats say the same thing differently; whoever reads deployable graphs shall have to know one form only.
#include <algorithm>

#include "analyzer/passes/rewrite.h"
#include "analyzer/passes/standard_passes.h"

namespace jauge::passes {
namespace {

bool is_other_reshape(const ir::Node& node) {
  return node.op == "Flatten" || node.op == "Squeeze" || node.op == "Unsqueeze";
}

void become_reshape(ir::Graph& graph, ir::Node& node) {
  node.op = "Reshape";
  node.attributes = {};
  node.inputs.resize(1);
  node.inputs.push_back(add_integers(graph, node.name + "/shape", graph.tensor(node.outputs[0]).type.shape));
}

// A mean or maximum over all pixels of a channels-last map.
bool reduces_map(const ir::Graph& graph, const ir::Node& node) {
  if (node.op != "ReduceMean" && node.op != "ReduceMax") return false;
  if (!is_constant(graph, input_or_none(node, 1))) return false;
  const auto rank = static_cast<std::int64_t>(graph.tensor(node.inputs[0]).type.shape.size());
  std::vector<std::int64_t> axes = ir::to_int64s(graph.tensor(node.inputs[1]).value());
  for (std::int64_t& axis : axes) axis = axis < 0 ? axis + rank : axis;
  std::ranges::sort(axes);
  if (rank < 3 || static_cast<std::int64_t>(axes.size()) != rank - 2) return false;
  for (std::size_t i = 0; i < axes.size(); ++i)
    if (axes[i] != static_cast<std::int64_t>(i) + 1) return false;
  return true;
}

// The pool keeps the axes; where the reduction dropped them a Reshape follows.
std::optional<ir::Node> become_pool(ir::Graph& graph, ir::Node& node) {
  const bool keeps_axes = node.attributes.integer("keepdims", 1) != 0;
  node.op = node.op == "ReduceMean" ? "GlobalAveragePool" : "GlobalMaxPool";
  node.attributes = {};
  node.attributes.set("channels_last", std::int64_t{1});
  node.inputs.resize(1);
  if (keeps_axes) return std::nullopt;
  const ir::Tensor output = graph.tensor(node.outputs[0]);
  ir::Shape shape = graph.tensor(node.inputs[0]).type.shape;
  std::fill(shape.begin() + 1, shape.end() - 1, 1);
  ir::Node reshape;
  reshape.op = "Reshape";
  reshape.name = node.name + "/reshape";
  reshape.outputs = node.outputs;
  reshape.rounding = node.rounding;
  node.outputs = {graph.add(
      {.name = output.name + "/pooled", .type = {output.type.dtype, shape}, .quant = output.quant, .data = {}})};
  reshape.inputs = {node.outputs[0], add_integers(graph, reshape.name + "/shape", output.type.shape)};
  return reshape;
}

}  // namespace

Result<ir::Graph> canonical_shapes(ir::Graph graph) {
  std::vector<ir::Node> nodes = std::move(graph.nodes);
  graph.nodes.clear();
  for (ir::Node& node : nodes) {
    std::optional<ir::Node> reshape;
    if (is_other_reshape(node)) become_reshape(graph, node);
    if (reduces_map(graph, node)) reshape = become_pool(graph, node);
    graph.nodes.push_back(std::move(node));
    if (reshape) graph.nodes.push_back(std::move(*reshape));
  }
  return graph;
}

}  // namespace jauge::passes
