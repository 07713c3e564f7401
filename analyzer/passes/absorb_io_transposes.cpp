#include <algorithm>

#include "analyzer/passes/rewrite.h"
#include "analyzer/passes/standard_passes.h"
#include "analyzer/passes/transpose_sinker.h"

namespace jauge::passes {
namespace {

// Trying an input costs a walk over the graph; models have a few inputs, hostile files have many.
constexpr std::size_t most_inputs_tried = 16;

// An input is turned when less is transposed afterwards: its Transposes may stand behind a normalisation or a Pad.
ir::Graph turn_inputs(ir::Graph graph) {
  for (std::size_t i = 0; i < std::min(graph.inputs.size(), most_inputs_tried); ++i) {
    const std::size_t rank = graph.tensor(graph.inputs[i]).type.shape.size();
    const Bytes before = transposed_bytes(graph);
    if (rank < 3 || before == 0_B) continue;
    ir::Graph turned = sink_transposes_with_turned_input(graph, i, to_last(rank));
    if (transposed_bytes(turned) < before) graph = std::move(turned);
  }
  return graph;
}

// A Transpose whose result is a graph output and nothing else.
bool ends_graph(const ir::Graph& graph, const ir::Node& node, const std::vector<int>& uses,
                const std::vector<bool>& is_output) {
  return node.op == "Transpose" && node.activation.kind == ir::ActivationKind::none &&
         is_output[index_of(node.outputs[0])] && uses[index_of(node.outputs[0])] == 1 &&
         !graph.tensor(node.inputs[0]).is_constant();
}

// The output keeps name and meaning: its axis i is axis file_axes[i] of what the file promises.
void turn_output(ir::Graph& graph, const ir::Node& transpose, Substitution& substitution) {
  const Permutation to_file = inverse(transpose.attributes.integers("perm"));
  ir::Tensor& old = graph.tensor(transpose.outputs[0]);
  old.file_axes = old.file_axes.empty() ? to_file : compose(old.file_axes, to_file);
  substitution.replace(transpose.outputs[0], transpose.inputs[0]);
}

ir::Graph turn_outputs(ir::Graph graph) {
  const std::vector<int> uses = use_counts(graph);
  const std::vector<bool> is_output = ir::is_output(graph);
  Substitution substitution(graph);
  std::vector<ir::Node> kept;
  for (ir::Node& node : graph.nodes) {
    substitution.apply_to_inputs(node);
    if (ends_graph(graph, node, uses, is_output) && substitution.may_replace(node.outputs[0], node.inputs[0]))
      turn_output(graph, node, substitution);
    else
      kept.push_back(std::move(node));
  }
  graph.nodes = std::move(kept);
  return ir::without_unused_tensors(std::move(graph));
}

}  // namespace

Result<ir::Graph> absorb_io_transposes(ir::Graph graph) {
  return turn_outputs(turn_inputs(std::move(graph)));
}

}  // namespace jauge::passes
