// Functions of one 8-bit number as a table of 256 results, which the reference kernel computes once.
#include <array>
#include <memory>
#include <numeric>

#include "analyzer/execute/fast/kernel.h"
#include "analyzer/ops/kernel_call.h"

namespace jauge::execute::fast {
namespace {

using Table = std::array<std::uint8_t, 256>;

bool is_byte(const ir::Tensor& tensor) {
  return (tensor.type.dtype == ir::DType::int8 || tensor.type.dtype == ir::DType::uint8) && tensor.quant &&
         tensor.quant->per_tensor();
}

// Elementwise with one tensor of data: the same input number always gives the same output number.
bool is_function_of_one_number(const ops::NodeView& node) {
  const ops::Operator* op = ops::find_operator(node.node().op);
  if (!op || node.output_count() != 1 || !is_byte(node.input_tensor(0)) || !is_byte(node.output_tensor())) return false;
  if (op->family != ops::Family::elementwise && op->family != ops::Family::activation) return false;
  if (op->name == "Softmax" || op->name == "LogSoftmax" || op->name == "Hardmax") return false;
  for (std::size_t i = 1; i < node.input_count(); ++i)
    if (node.has_input(i) && (!node.constant(i) || ir::elements(node.input(i)) != 1)) return false;
  return node.input(0) == node.output() && !node.input_tensor(0).is_constant();
}

std::optional<Table> table_of(const ops::NodeView& node) {
  ir::Graph graph = node.graph();
  for (const ir::TensorId id : {node.node().inputs[0], node.node().outputs[0]}) graph.tensor(id).type.shape = {256};
  Table all, results;
  std::iota(all.begin(), all.end(), std::uint8_t{0});
  std::vector<std::optional<ir::ConstArrayView>> inputs;
  for (std::size_t i = 0; i < node.input_count(); ++i)
    inputs.push_back(node.has_input(i) && i > 0 ? node.constant(i) : std::nullopt);
  const ir::Tensor &in = graph.tensor(node.node().inputs[0]), &out = graph.tensor(node.node().outputs[0]);
  inputs[0] = ir::ConstArrayView{in.type, std::as_bytes(std::span(all)), &*in.quant};
  ir::ArrayView output{out.type, std::as_writable_bytes(std::span(results)), &*out.quant};
  if (!ops::run_node(graph, node.node(), inputs, std::span(&output, 1))) return std::nullopt;
  return results;
}

}  // namespace

std::optional<Kernel> prepare_table(const ops::NodeView& node) {
  if (!is_function_of_one_number(node)) return std::nullopt;
  const auto table = table_of(node);
  if (!table) return std::nullopt;
  return [table = *table](ops::InputArrays inputs, ops::OutputArrays outputs, Scratch&) {
    const auto in = inputs[0]->as<std::uint8_t>();
    const auto out = outputs[0].as<std::uint8_t>();
    for (std::size_t i = 0; i < in.size(); ++i) out[i] = table[in[i]];
  };
}

}  // namespace jauge::execute::fast
