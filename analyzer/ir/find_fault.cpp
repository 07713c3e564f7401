#include "analyzer/ir/find_fault.h"

#include <cmath>
#include <limits>

namespace jauge::ir {
namespace {

using Fault = std::optional<std::string>;

constexpr std::size_t max_nodes = 200'000;
constexpr std::size_t max_tensors = 400'000;
constexpr std::size_t max_name_bytes = 64 * 1024;

struct Range {
  std::int64_t low = std::numeric_limits<std::int64_t>::min();
  std::int64_t high = std::numeric_limits<std::int64_t>::max();
};

Range range_of(DType dtype) {
  switch (dtype) {
    case DType::int8:
      return {-128, 127};
    case DType::uint8:
      return {0, 255};
    case DType::int16:
      return {-32768, 32767};
    case DType::uint16:
      return {0, 65535};
    case DType::int32:
      return {std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max()};
    case DType::uint32:
      return {0, std::numeric_limits<std::uint32_t>::max()};
    default:
      return {};
  }
}

Fault fault_of_quantisation(const Tensor& tensor) {
  const QuantParams& quant = *tensor.quant;
  if (quant.scales.empty() || quant.scales.size() != quant.zero_points.size())
    return "has " + std::to_string(quant.scales.size()) + " scales and " + std::to_string(quant.zero_points.size()) +
           " zero points";
  const auto rank = static_cast<int>(tensor.type.shape.size());
  if (quant.axis < -1 || quant.axis >= rank) return "is quantised along axis " + std::to_string(quant.axis);
  if (quant.axis == -1 && quant.scales.size() != 1) return "has several scales but no axis";
  if (quant.axis >= 0 &&
      static_cast<std::int64_t>(quant.scales.size()) != tensor.type.shape[static_cast<std::size_t>(quant.axis)])
    return "has " + std::to_string(quant.scales.size()) + " scales along an axis of another length";
  for (float scale : quant.scales)
    if (!(std::isfinite(scale) && scale > 0)) return "has a scale that is not a positive number";
  const Range range = range_of(tensor.type.dtype);
  for (std::int64_t zero : quant.zero_points)
    if (zero < range.low || zero > range.high) return "has a zero point outside its type: " + std::to_string(zero);
  return std::nullopt;
}

Fault fault_of_tensor(const Tensor& tensor) {
  if (tensor.name.size() > max_name_bytes) return "has a name of " + std::to_string(tensor.name.size()) + " bytes";
  const auto bytes = checked_bytes(tensor.type);
  if (!bytes) return "has an impossible shape " + to_text(tensor.type.shape);
  if (tensor.data && static_cast<std::int64_t>(tensor.data->size()) != *bytes)
    return "has " + std::to_string(tensor.data->size()) + " bytes of data; its shape needs " + std::to_string(*bytes);
  if (tensor.quant) return fault_of_quantisation(tensor);
  return std::nullopt;
}

// Walks nodes in order: what is written so far may be read.
class OrderJudge {
 public:
  explicit OrderJudge(const Graph& graph) : graph_(graph), written_(graph.tensors.size(), false) {
    for (std::size_t i = 0; i < graph.tensors.size(); ++i) written_[i] = graph.tensors[i].is_constant();
  }

  Fault judge() {
    for (TensorId id : graph_.inputs) {
      if (!exists(id)) return "a graph input names no tensor";
      if (written_[index_of(id)]) return "graph input '" + graph_.tensor(id).name + "' is constant or listed twice";
      written_[index_of(id)] = true;
    }
    for (const Node& node : graph_.nodes)
      if (Fault fault = judge_node(node)) return "node '" + node.name + "' (" + node.op + ") " + *fault;
    for (TensorId id : graph_.outputs) {
      if (!exists(id)) return "a graph output names no tensor";
      if (!written_[index_of(id)]) return "graph output '" + graph_.tensor(id).name + "' is never written";
    }
    return std::nullopt;
  }

 private:
  bool exists(TensorId id) const { return id >= TensorId{0} && index_of(id) < graph_.tensors.size(); }

  Fault judge_node(const Node& node) {
    if (node.op.empty() || node.name.size() > max_name_bytes) return "has no operator or an oversized name";
    for (TensorId id : node.inputs) {
      if (id == no_tensor) continue;
      if (!exists(id)) return "reads a tensor that does not exist";
      if (!written_[index_of(id)]) return "reads '" + graph_.tensor(id).name + "' before it is written";
    }
    for (TensorId id : node.outputs) {
      if (id == no_tensor) continue;
      if (!exists(id)) return "writes a tensor that does not exist";
      if (written_[index_of(id)]) return "writes '" + graph_.tensor(id).name + "' a second time";
      written_[index_of(id)] = true;
    }
    return std::nullopt;
  }

  const Graph& graph_;
  std::vector<bool> written_;
};

}  // namespace

std::optional<std::string> find_fault(const Graph& graph) {
  if (graph.nodes.size() > max_nodes) return std::to_string(graph.nodes.size()) + " nodes; the limit is 200,000";
  if (graph.tensors.size() > max_tensors)
    return std::to_string(graph.tensors.size()) + " tensors; the limit is 400,000";
  for (const Tensor& tensor : graph.tensors)
    if (Fault fault = fault_of_tensor(tensor)) return "tensor '" + tensor.name.substr(0, 200) + "' " + *fault;
  return OrderJudge(graph).judge();
}

}  // namespace jauge::ir
