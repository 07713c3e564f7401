// ONNX writes scales and zero points as inputs of nodes; ours stand on tensors (architecture.md, decision 10).
#include "analyzer/passes/quant_rules.h"
#include "analyzer/passes/rewrite.h"
#include "analyzer/passes/standard_passes.h"

namespace jauge::passes {
namespace {

bool is_plain(const ir::Node& node) {
  return node.attributes.integer("block_size", 0) == 0 && node.activation.kind == ir::ActivationKind::none;
}

// The meaning of the integers at `stored`, from inputs 1 and 2 of a QuantizeLinear or DequantizeLinear.
std::optional<ir::QuantParams> quant_of_border(const ir::Graph& graph, const ir::Node& node, ir::TensorId stored) {
  return quant_of_constants(graph, node.inputs[1], input_or_none(node, 2), node.attributes.integer("axis", 1),
                            graph.tensor(stored).type);
}

void rewrite_quantize(ir::Graph& graph, ir::Node& node) {
  if (node.op != "QuantizeLinear" || !is_plain(node)) return;
  const ir::TensorId stored = node.outputs[0];
  if (graph.tensor(node.inputs[0]).type.dtype != ir::DType::float32) return;
  const auto quant = quant_of_border(graph, node, stored);
  if (!quant || !give_meaning(graph, stored, *quant)) return;
  node.op = "Quantize";
  node.inputs.resize(1);
  node.attributes = {};
  node.attributes.set("to", std::string(ir::name_of(graph.tensor(stored).type.dtype)));
  node.rounding = ir::Rounding::onnx;
}

void rewrite_dequantize(ir::Graph& graph, ir::Node& node) {
  if (node.op != "DequantizeLinear" || !is_plain(node)) return;
  const ir::TensorId stored = node.inputs[0];
  if (graph.tensor(node.outputs[0]).type.dtype != ir::DType::float32) return;
  const auto quant = quant_of_border(graph, node, stored);
  if (!quant) return;
  if (is_constant(graph, stored))
    node.inputs[0] = meaning(graph, stored, *quant);
  else if (!give_meaning(graph, stored, *quant))
    return;
  node.op = "Dequantize";
  node.inputs.resize(1);
  node.attributes = {};
  node.rounding = ir::Rounding::onnx;
}

// Inputs of an integer operator of ONNX, in the order of ours; `parameters` are scale and zero point of each tensor.
struct TensorInputs {
  std::size_t tensor, scale, zero_point;
  std::int64_t axis;  // of a scale for each slice
};

// Gives input i its meaning and returns what to read.
std::optional<ir::TensorId> operand(ir::Graph& graph, const ir::Node& node, const TensorInputs& at) {
  const ir::TensorId id = node.inputs[at.tensor];
  const auto quant =
      quant_of_constants(graph, node.inputs[at.scale], node.inputs[at.zero_point], at.axis, graph.tensor(id).type);
  if (!quant) return std::nullopt;
  if (is_constant(graph, id)) return meaning(graph, id, *quant);
  if (!give_meaning(graph, id, *quant)) return std::nullopt;
  return id;
}

// The int32 bias of QLinearConv has the scale of the products by definition.
ir::TensorId bias_of_products(ir::Graph& graph, ir::TensorId bias, ir::TensorId data, ir::TensorId weights) {
  ir::QuantParams quant = *graph.tensor(weights).quant;
  for (float& scale : quant.scales) scale *= graph.tensor(data).quant->scales[0];
  quant.zero_points.assign(quant.scales.size(), 0);
  if (quant.axis >= 0) quant.axis = 0;
  return meaning(graph, bias, quant);
}

// QLinearConv and QLinearMatMul: data, scale, zero point; weights, scale, zero point; scale, zero point of the output.
void rewrite_product(ir::Graph& graph, ir::Node& node) {
  const bool is_conv = node.op == "QLinearConv";
  if (!is_conv && node.op != "QLinearMatMul") return;
  const ir::TensorId output = node.outputs[0];
  const auto result = quant_of_constants(graph, node.inputs[6], node.inputs[7], 0, graph.tensor(output).type);
  const auto data = operand(graph, node, {0, 1, 2, 0});
  const auto weights = operand(graph, node, {3, 4, 5, is_conv ? 0 : -1});
  if (!data || !weights || !result || graph.tensor(*data).type.dtype != graph.tensor(output).type.dtype) return;
  const ir::TensorId bias = input_or_none(node, 8);
  if (bias != ir::no_tensor && !is_constant(graph, bias)) return;
  if (!give_meaning(graph, output, *result)) return;
  node.op = is_conv ? "Conv" : "MatMul";
  node.inputs = {*data, *weights};
  if (bias != ir::no_tensor) node.inputs.push_back(bias_of_products(graph, bias, *data, *weights));
  node.rounding = ir::Rounding::onnx;
}

}  // namespace

Result<ir::Graph> one_input_borders(ir::Graph graph) {
  for (ir::Node& node : graph.nodes) {
    rewrite_quantize(graph, node);
    rewrite_dequantize(graph, node);
    rewrite_product(graph, node);
  }
  return graph;
}

}  // namespace jauge::passes
