#include <map>

#include "analyzer/passes/rewrite.h"
#include "analyzer/passes/standard_passes.h"

namespace jauge::passes {
namespace {

// Rows times a constant matrix.
bool is_dense(const ir::Graph& graph, const ir::Node& node) {
  if (node.op != "Gemm" && node.op != "MatMul") return false;
  const auto rank = [&](std::size_t input) { return graph.tensor(node.inputs[input]).type.shape.size(); };
  return !is_constant(graph, node.inputs[0]) && is_constant(graph, node.inputs[1]) && rank(0) == 2 && rank(1) == 2;
}

ir::TensorId multiplied(ir::Graph& graph, ir::TensorId id, double factor) {
  const ir::Tensor old = graph.tensor(id);
  std::vector<float> values;
  for (float value : old.value().as<float>()) values.push_back(static_cast<float>(value * factor));
  return add_floats(graph, old.name, old.type.shape, values);
}

// Takes the attribute into a float constant.
void fold_factor(ir::Graph& graph, ir::Node& node, const char* attribute, std::size_t input) {
  const double factor = node.attributes.real(attribute, 1);
  const ir::TensorId id = input_or_none(node, input);
  if (id != ir::no_tensor && factor != 1) {
    if (floats_of(graph, id).empty()) return;
    node.inputs[input] = multiplied(graph, id, factor);
  }
  node.attributes.erase(attribute);
}

// A bias for each output as a vector, however the file broadcasts it.
void flatten_bias(ir::Graph& graph, ir::Node& node) {
  const ir::TensorId bias = input_or_none(node, 2);
  if (!is_constant(graph, bias)) return;
  const std::int64_t outputs = graph.tensor(node.outputs[0]).type.shape[1];
  if (graph.tensor(bias).type.shape != ir::Shape{1, outputs}) return;
  ir::Tensor vector = graph.tensor(bias);
  vector.type.shape = {outputs};
  if (vector.quant && vector.quant->axis > 0) vector.quant->axis = 0;
  node.inputs[2] = graph.add(std::move(vector));
}

}  // namespace

Result<ir::Graph> canonical_dense(ir::Graph graph) {
  std::map<ir::TensorId, ir::TensorId> turned;  // shared matrices stay shared
  for (ir::Node& node : graph.nodes) {
    if (!is_dense(graph, node)) continue;
    node.op = "Gemm";
    if (node.attributes.integer("transB", 0) == 0) {
      auto [known, is_new] = turned.try_emplace(node.inputs[1]);
      if (is_new) known->second = add_transposed(graph, node.inputs[1], {1, 0});
      node.inputs[1] = known->second;
      node.attributes.set("transB", std::int64_t{1});
    }
    if (node.attributes.integer("transA", 0) == 0) node.attributes.erase("transA");
    fold_factor(graph, node, "alpha", 1);
    fold_factor(graph, node, "beta", 2);
    flatten_bias(graph, node);
  }
  return graph;
}

}  // namespace jauge::passes
