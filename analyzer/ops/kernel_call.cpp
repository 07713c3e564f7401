#include "analyzer/ops/kernel_call.h"

#include <Eigen/Core>
#include <algorithm>
#include <bit>

#include "analyzer/ops/checks.h"

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

// Kernels compute with the numbers as they are stored. That is right where numbers only move or are compared, and where
// scales come as inputs of their own; elsewhere integers that stand for reals would silently give nonsense.
bool may_run_on_stored_numbers(const Operator& op) {
  constexpr std::string_view others[] = {"ConvInteger", "DequantizeLinear", "MatMulInteger", "MaxPool",
                                         "QLinearConv", "QLinearMatMul",    "QuantizeLinear"};
  if (std::ranges::find(others, op.name) != std::end(others)) return true;
  return op.family == Family::data_movement && op.name != "Pad" && op.name != "Resize";
}

bool stands_for_reals(const std::optional<ir::ConstArrayView>& input) {
  return input && input->quant && !ir::is_float(input->type.dtype);
}

Result<void> run_placeless(const ir::Graph& graph, const ir::Node& node, InputArrays inputs, OutputArrays outputs) {
  const Operator* op = find_operator(node.op);
  if (!op || !op->run) return not_supported("there is no reference kernel for this operator");
  if (std::ranges::any_of(inputs, stands_for_reals) && !may_run_on_stored_numbers(*op))
    return not_supported("there is no reference kernel for quantised numbers in this operator");
  bool half = false;
  for (const auto& input : inputs) half = half || (input && is_half(input->type));
  for (const auto& output : outputs) half = half || is_half(output.type);
  const NodeView view(graph, node);
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
