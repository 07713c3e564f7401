#include "analyzer/quantize/integer_operators.h"

#include <algorithm>

#include "analyzer/quantize/layer_weights.h"

namespace jauge::quantize {
namespace {

using enum OutputScale;

constexpr IntegerOperator operators[] = {
    {"Add", own, 2},
    {"AveragePool", own, 1},
    {"Clip", own, 1},
    {"Concat", as_inputs, -1},
    {"Conv", own, 1},
    {"DepthToSpace", as_inputs, 1},
    {"Flatten", as_inputs, 1},
    {"Gemm", own, 1},
    {"GlobalAveragePool", own, 1},
    {"GlobalMaxPool", as_inputs, 1},
    {"Identity", as_inputs, 1},
    {"LeakyRelu", own, 1},
    {"MatMul", own, 1},
    {"MaxPool", as_inputs, 1},
    {"Mul", own, 2},
    {"Pad", as_inputs, 1},
    {"ReduceMean", own, 1},
    {"Relu", own, 1},
    {"Reshape", as_inputs, 1},
    {"Resize", as_inputs, 1},
    {"Sigmoid", unit, 1},
    {"Slice", as_inputs, 1},
    {"Softmax", unit, 1},
    {"SpaceToDepth", as_inputs, 1},
    {"Split", as_inputs, 1},
    {"Squeeze", as_inputs, 1},
    {"Sub", own, 2},
    {"Tanh", symmetric_unit, 1},
    {"Transpose", as_inputs, 1},
    {"Unsqueeze", as_inputs, 1},
};

bool has_weights(const ir::Node& node) {
  return node.op == "Conv" || node.op == "Gemm" || node.op == "MatMul";
}

bool is_clamp(ir::ActivationKind kind) {
  using enum ir::ActivationKind;
  return kind == none || kind == relu || kind == relu6 || kind == relu_n1_to_1 || kind == clip;
}

bool is_float32(const ir::Graph& graph, ir::TensorId id) {
  return id == ir::no_tensor || graph.tensor(id).type.dtype == ir::DType::float32;
}

// Variants whose kernels need more than integers that move.
bool is_plain(const ir::Node& node) {
  if (node.op == "Pad") return node.inputs.size() < 3 || node.inputs[2] == ir::no_tensor;
  if (node.op == "Resize") return node.attributes.text("mode", "nearest") == "nearest";
  return true;
}

}  // namespace

const IntegerOperator* integer_operator(const ir::Graph& graph, const ir::Node& node) {
  const auto* found = std::ranges::find(operators, node.op, &IntegerOperator::op);
  if (found == std::end(operators) || !is_clamp(node.activation.kind) || !is_plain(node)) return nullptr;
  if (has_weights(node) && !layer_weights(graph, node)) return nullptr;
  for (const ir::TensorId id : data_inputs(*found, node))
    if (!is_float32(graph, id)) return nullptr;
  for (const ir::TensorId id : node.outputs)
    if (!is_float32(graph, id)) return nullptr;
  return found;
}

std::vector<ir::TensorId> data_inputs(const IntegerOperator& op, const ir::Node& node) {
  const std::size_t wanted = op.data_inputs < 0 ? node.inputs.size() : static_cast<std::size_t>(op.data_inputs);
  return {node.inputs.begin(), node.inputs.begin() + static_cast<std::ptrdiff_t>(std::min(wanted, node.inputs.size()))};
}

}  // namespace jauge::quantize
