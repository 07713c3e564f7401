#include "analyzer/import/onnx/shape_arithmetic.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "analyzer/import/onnx/model_scan.h"
#include "analyzer/ops/operator.h"

namespace jauge::import::onnx {
namespace {

// Larger results are data, not shapes.
constexpr std::int64_t most_bytes_each = std::int64_t{1} << 20;

bool is_value_input(const proto::NodeProto& node, std::size_t input) {
  const std::string_view name = our_operator(node);
  if (name == "Resize") return input > 0;  // older opsets number its inputs otherwise
  const ops::Operator* op = ops::find_operator(name);
  return op && std::find(op->value_inputs.begin(), op->value_inputs.end(), input) != op->value_inputs.end();
}

bool needs_only_the_shape(const ir::Node& node) {
  return node.op == "Shape" || node.op == "Size";
}

// What the kernel may read; nothing when an input is not known. Of Shape and Size the type is enough.
std::optional<std::vector<std::optional<ir::ConstArrayView>>> known_inputs(const ir::Graph& graph,
                                                                           const ir::Node& node) {
  std::vector<std::optional<ir::ConstArrayView>> views;
  for (ir::TensorId id : node.inputs) {
    if (id == ir::no_tensor) {
      views.emplace_back();
      continue;
    }
    const ir::Tensor& tensor = graph.tensor(id);
    if (tensor.is_constant())
      views.emplace_back(tensor.value());
    else if (needs_only_the_shape(node))
      views.emplace_back(ir::ConstArrayView{tensor.type, {}});
    else
      return std::nullopt;
  }
  return views;
}

}  // namespace

std::vector<bool> decides_values(const proto::GraphProto& graph, const std::vector<int>& order) {
  std::vector<bool> decides(static_cast<std::size_t>(graph.node_size()), false);
  std::unordered_set<std::string_view> wanted;
  for (auto i = order.rbegin(); i != order.rend(); ++i) {
    const proto::NodeProto& node = graph.node(*i);
    const bool decides_one =
        std::any_of(node.output().begin(), node.output().end(),
                    [&wanted](const std::string& name) { return !name.empty() && wanted.contains(name); });
    decides[static_cast<std::size_t>(*i)] = decides_one;
    for (int input = 0; input < node.input_size(); ++input)
      if (decides_one || is_value_input(node, static_cast<std::size_t>(input))) wanted.insert(node.input(input));
  }
  return decides;
}

bool ShapeArithmetic::evaluate(ir::Graph& graph, const ir::Node& node) {
  const ops::Operator* op = ops::find_operator(node.op);
  const auto inputs = known_inputs(graph, node);
  if (!op || !op->run || !inputs) return false;
  std::int64_t largest = 0, work = 0;
  for (const auto& input : *inputs) work += input ? static_cast<std::int64_t>(input->bytes.size()) : 0;
  for (ir::TensorId id : node.outputs) {
    if (id == ir::no_tensor) continue;
    largest = std::max(largest, ir::bytes_of(graph.tensor(id).type).value);
    work += largest;
  }
  if (largest > most_bytes_each || work > bytes_left_) return false;
  auto arrays = ops::evaluate(graph, node, *inputs);
  if (!arrays) return false;
  for (std::size_t i = 0; i < node.outputs.size(); ++i)
    if (node.outputs[i] != ir::no_tensor)
      graph.tensor(node.outputs[i]).data = ir::Buffer(std::move((*arrays)[i].bytes));
  bytes_left_ -= work;
  return true;
}

}  // namespace jauge::import::onnx
