#include "analyzer/cost/st/stored_arrays.h"

#include <algorithm>

namespace jauge::cost::st {
namespace {

constexpr std::int64_t float_bytes = 4;  // whatever float type the file stores
constexpr std::size_t mean_input = 3;    // of BatchNormalization: always there; scale and bias may be absent

bool is_dequantize(const ir::Node& node) {
  return node.op == "DequantizeLinear" || node.op == "Dequantize";
}

// Shapes and axes are no values, nor are scales and zero points.
bool is_value(const ops::NodeView& node, std::size_t input) {
  const std::string& name = node.node().op;
  if (name == "QLinearConv" || name == "QLinearMatMul") return input == 0 || input == 3 || input == 8;
  if (is_dequantize(node.node()) || name == "QuantizeLinear") return input == 0;
  if (name == "Clip" || name == "LSTM" || name == "GRU" || name == "RNN")
    return name != "Clip" && input != 4;  // limits of Clip and lengths of sequences
  const ops::Operator* op = ops::find_operator(name);
  return !op || std::ranges::find(op->value_inputs, input) == op->value_inputs.end();
}

bool is_dense_matrix(const ops::NodeView& node, const Row& row, std::size_t input) {
  return row.kind == RowKind::dense && input == 1 && node.input(1).size() >= 2;
}

// Weights that one output needs lie together.
std::int64_t inner_of(const ops::NodeView& node, const Row& row, std::size_t input) {
  if (row.integer || !is_dense_matrix(node, row, input)) return 0;
  const ir::Shape& shape = node.input(1);
  const bool outputs_first = node.attributes().integer("transB", 0) != 0;
  return outputs_first ? shape.back() : shape[shape.size() - 2];
}

// ST adds peephole weights, which no format here has, as zeros: once, however many directions share them. The two
// biases of ONNX become one.
void add_lstm_arrays(const ops::NodeView& node, Row& row) {
  const ir::Shape& recurrent = node.input(2);
  const std::int64_t directions = recurrent[0], units = recurrent[2];
  const bool states = node.has_input(5) || node.has_input(6);
  std::int64_t count = ir::elements(node.input(1)) + ir::elements(recurrent) + directions * 4 * units + 3 * units;
  if (states) count += 2 * directions * units;
  row.arrays.push_back({count, float_bytes, 0});
}

}  // namespace

FixedTensors::FixedTensors(const ir::Graph& graph)
    : graph_(graph), fixed_(graph.tensors.size()), producers_(ir::producers(graph)) {
  for (std::size_t i = 0; i < graph.tensors.size(); ++i) fixed_[i] = graph.tensors[i].is_constant();
  for (const ir::Node& node : graph.nodes)
    if (is_computed_once(node))
      for (const ir::TensorId id : node.outputs)
        if (id != ir::no_tensor) fixed_[ir::index_of(id)] = true;
}

bool FixedTensors::is_computed_once(const ir::Node& node) const {
  if (node.op == "Shape") return true;
  return std::ranges::all_of(node.inputs, [this](ir::TensorId id) { return id == ir::no_tensor || holds(id); });
}

ir::TensorId FixedTensors::source_of(ir::TensorId id) const {
  for (int producer = producers_[ir::index_of(id)]; producer >= 0; producer = producers_[ir::index_of(id)]) {
    const ir::Node& node = graph_.nodes[static_cast<std::size_t>(producer)];
    if (node.inputs.empty() || node.inputs[0] == ir::no_tensor) break;
    id = node.inputs[0];
  }
  return id;
}

bool FixedTensors::is_dequantized(ir::TensorId id) const {
  const int producer = producers_[ir::index_of(id)];
  return producer >= 0 && is_dequantize(graph_.nodes[static_cast<std::size_t>(producer)]);
}

ir::DType FixedTensors::stored_dtype(ir::TensorId id) const {
  return graph_.tensor(is_dequantized(id) ? source_of(id) : id).type.dtype;
}

void add_stored_values(const ops::NodeView& node, const FixedTensors& fixed, std::vector<bool>& counted, Row& row) {
  if (row.kind == RowKind::norm) {
    if (node.has_input(mean_input)) row.channels = ir::elements(node.input(mean_input));
    row.params = 2 * row.channels;
    row.arrays.push_back({row.params, float_bytes, 0});
    return;
  }
  const bool lstm = node.node().op == "LSTM" && !row.integer;
  if (lstm) add_lstm_arrays(node, row);
  for (std::size_t i = 0; i < node.input_count(); ++i) {
    const ir::TensorId id = node.node().inputs[i];
    if (!fixed.holds(id) || !is_value(node, i)) continue;
    const std::size_t source = ir::index_of(fixed.source_of(id));
    if (counted[source]) continue;
    counted[source] = true;
    const std::int64_t count = ir::elements(node.input(i));
    row.params += count;
    const ir::DType dtype = fixed.stored_dtype(id);
    // A float row computes with floats even when the file stores its weights as int8 (dynamic range).
    const bool as_integers = row.integer && !ir::is_float(dtype);
    if (!lstm) row.arrays.push_back({count, as_integers ? ir::bytes_of(dtype) : float_bytes, inner_of(node, row, i)});
  }
}

}  // namespace jauge::cost::st
