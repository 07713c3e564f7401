#include "analyzer/passes/rewrite.h"
#include "analyzer/passes/standard_passes.h"

namespace jauge::passes {
namespace {

// MatMul of rows with a constant matrix: what a dense layer is.
bool is_dense(const ir::Graph& graph, const ir::Node& node) {
  return node.op == "MatMul" && node.activation.kind == ir::ActivationKind::none &&
         !is_constant(graph, node.inputs[0]) && graph.tensor(node.inputs[0]).type.shape.size() == 2 &&
         is_constant(graph, node.inputs[1]) && graph.tensor(node.inputs[1]).type.shape.size() == 2;
}

// A value for each output, as Gemm adds it to every row; 1 x n is a vector as well.
bool is_bias(const ir::Graph& graph, ir::TensorId id, std::int64_t outputs) {
  if (!is_constant(graph, id)) return false;
  const ir::Shape& shape = graph.tensor(id).type.shape;
  return shape == ir::Shape{outputs} || shape == ir::Shape{1, outputs};
}

ir::TensorId as_vector(ir::Graph& graph, ir::TensorId bias) {
  if (graph.tensor(bias).type.shape.size() == 1) return bias;
  ir::Tensor vector = graph.tensor(bias);
  vector.type.shape.erase(vector.type.shape.begin());
  return graph.add(std::move(vector));
}

struct Bias {
  std::size_t product_input;  // of the Add
  ir::TensorId values;
};

// An Add whose one input comes from a dense MatMul that nobody else reads.
std::optional<Bias> bias_of(const ir::Graph& graph, const ir::Node& add, const std::vector<int>& dense_of,
                            const std::vector<int>& uses) {
  // Between integers the sum is rounded once more, and a Gemm would not do that.
  if (add.op != "Add" || graph.tensor(add.outputs[0]).quant) return std::nullopt;
  for (std::size_t i : {std::size_t{0}, std::size_t{1}}) {
    const std::size_t product = index_of(add.inputs[i]);
    if (dense_of[product] >= 0 && uses[product] == 1 &&
        is_bias(graph, add.inputs[1 - i], graph.tensors[product].type.shape[1]))
      return Bias{i, add.inputs[1 - i]};
  }
  return std::nullopt;
}

}  // namespace

Result<ir::Graph> gemm_from_matmul(ir::Graph graph) {
  const std::vector<int> uses = use_counts(graph);
  std::vector<int> dense_of(graph.tensors.size(), -1);  // for each tensor the place of its MatMul among the kept nodes
  std::vector<ir::Node> kept;
  for (ir::Node& node : graph.nodes) {
    if (const auto bias = bias_of(graph, node, dense_of, uses)) {
      ir::Node& gemm = kept[static_cast<std::size_t>(dense_of[index_of(node.inputs[bias->product_input])])];
      gemm.op = "Gemm";
      gemm.inputs.push_back(as_vector(graph, bias->values));
      gemm.outputs = node.outputs;
      gemm.activation = node.activation;
      merge_origin(gemm, node);
      continue;
    }
    if (is_dense(graph, node)) dense_of[index_of(node.outputs[0])] = static_cast<int>(kept.size());
    kept.push_back(std::move(node));
  }
  graph.nodes = std::move(kept);
  return graph;
}

}  // namespace jauge::passes
