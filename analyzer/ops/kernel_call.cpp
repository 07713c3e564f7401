#include "analyzer/ops/kernel_call.h"

#include <Eigen/Core>
#include <algorithm>
#include <bit>

#include "analyzer/ops/checks.h"
#include "analyzer/ops/quantised/through_reals.h"

namespace jauge::ops {
namespace {

bool is_half(const ir::TensorType& type) {
  return type.dtype == ir::DType::float16;
}

ir::Array widened(const ir::ConstArrayView& half) {
  ir::Array result({ir::DType::float32, half.type.shape});
  const auto source = half.as<std::uint16_t>();
  for (std::size_t i = 0; i < source.size(); ++i)
    result.as<float>()[i] = static_cast<float>(std::bit_cast<Eigen::half>(source[i]));
  return result;
}

void narrow(const ir::Array& single, const ir::ArrayView& half) {
  const auto source = single.as<float>();
  for (std::size_t i = 0; i < source.size(); ++i)
    half.as<std::uint16_t>()[i] = std::bit_cast<std::uint16_t>(Eigen::half(source[i]));
}

Result<void> run_and_activate(const Operator& op, const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  JAUGE_CHECK(op.run(node, inputs, outputs));
  if (!outputs.empty()) apply_activation(node.node().activation, outputs[0]);
  return {};
}

Result<void> run_widened(const Operator& op, const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  std::vector<ir::Array> in(inputs.size()), out(outputs.size());
  std::vector<std::optional<ir::ConstArrayView>> in_views(inputs.begin(), inputs.end());
  std::vector<ir::ArrayView> out_views(outputs.begin(), outputs.end());
  for (std::size_t i = 0; i < in.size(); ++i) {
    if (!inputs[i] || !is_half(inputs[i]->type)) continue;
    in[i] = widened(*inputs[i]);
    in_views[i] = std::as_const(in[i]).view();
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (!is_half(outputs[i].type)) continue;
    out[i] = ir::Array({ir::DType::float32, outputs[i].type.shape});
    out_views[i] = out[i].view();
  }
  JAUGE_CHECK(run_and_activate(op, node, in_views, out_views));
  for (std::size_t i = 0; i < out.size(); ++i)
    if (is_half(outputs[i].type)) narrow(out[i], outputs[i]);
  return {};
}

// Integers with scales as inputs of their own, or whose kernels know both sides.
bool knows_meaning(const Operator& op) {
  constexpr std::string_view names[] = {"ConvInteger",   "Dequantize",     "DequantizeLinear",
                                        "MatMulInteger", "QLinearConv",    "QLinearMatMul",
                                        "Quantize",      "QuantizeLinear", "Requantize"};
  return std::ranges::find(names, op.name) != std::end(names);
}

// Stored numbers give the right result where numbers only move or are compared.
bool may_run_on_stored_numbers(const Operator& op, const NodeView& node) {
  constexpr std::string_view comparing[] = {"ArgMax", "ArgMin", "Max", "MaxPool", "Min", "ReduceMax", "ReduceMin"};
  if (std::ranges::find(comparing, op.name) != std::end(comparing)) return true;
  if (op.name == "Resize") return node.attributes().text("mode", "nearest") == "nearest";
  return op.family == Family::data_movement;
}

bool stands_for_reals(const ir::TensorType& type, const ir::QuantParams* quant) {
  return quant && !ir::is_float(type.dtype);
}

// All integers that stand for reals have one scale and zero point.
bool mean_the_same(InputArrays inputs, OutputArrays outputs) {
  const ir::QuantParams* first = inputs[0]->quant;
  for (const auto& input : inputs)
    if (input && stands_for_reals(input->type, input->quant) && (!first || !(*input->quant == *first))) return false;
  for (const ir::ArrayView& output : outputs)
    if (stands_for_reals(output.type, output.quant) && (!first || !(*output.quant == *first))) return false;
  return true;
}

Result<void> run_and_clamp(decltype(Operator::run) kernel, const NodeView& node, InputArrays inputs,
                           OutputArrays outputs) {
  JAUGE_CHECK(kernel(node, inputs, outputs));
  apply_activation(node.node().activation, outputs[0], node.node().rounding);
  return {};
}

Result<void> run_integers(const Operator& op, const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  const bool tflite = node.node().rounding == ir::Rounding::tflite;
  const bool to_reals = ir::is_float(outputs[0].type.dtype);
  const auto kernel = tflite ? op.run_tflite : op.run_onnx;
  if (knows_meaning(op)) return run_and_clamp(op.run, node, inputs, outputs);
  if (kernel && !to_reals && inputs[0] && inputs[0]->quant) return run_and_clamp(kernel, node, inputs, outputs);
  const bool keeps_meaning = tflite || mean_the_same(inputs, outputs);
  if (keeps_meaning && may_run_on_stored_numbers(op, node)) return run_and_clamp(op.run, node, inputs, outputs);
  if (tflite && op.max_inputs > 1)
    return not_supported("there is no integer kernel for this operator in TFLite's arithmetic");
  return run_through_reals(op, node, inputs, outputs);
}

Result<void> run_placeless(const ir::Graph& graph, const ir::Node& node, InputArrays inputs, OutputArrays outputs) {
  const Operator* op = find_operator(node.op);
  if (!op || !op->run) return not_supported("there is no reference kernel for this operator");
  const NodeView view(graph, node);
  bool half = false, integers = false;
  for (const auto& input : inputs) {
    half = half || (input && is_half(input->type));
    integers = integers || (input && stands_for_reals(input->type, input->quant));
  }
  for (const auto& output : outputs) half = half || is_half(output.type);
  if (integers) return run_integers(*op, view, inputs, outputs);
  return half ? run_widened(*op, view, inputs, outputs) : run_and_activate(*op, view, inputs, outputs);
}

}  // namespace

std::string place_of(const ir::Graph& graph, const ir::Node& node) {
  std::string name = node.name;
  if (name.empty() && !node.outputs.empty() && node.outputs[0] != ir::no_tensor)
    name = "-> " + graph.tensor(node.outputs[0]).name;
  const std::string file = graph.source.name.empty() ? "" : graph.source.name + ": ";
  return file + "node '" + name.substr(0, 200) + "' (" + node.op + ")";
}

Result<void> run_node(const ir::Graph& graph, const ir::Node& node, InputArrays inputs, OutputArrays outputs) {
  auto done = run_placeless(graph, node, inputs, outputs);
  if (!done && done.error().where.empty()) done.error().where = place_of(graph, node);
  return done;
}

}  // namespace jauge::ops
