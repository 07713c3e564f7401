#include "analyzer/import/onnx/vendor_integers.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <string_view>

namespace jauge::import::onnx {
namespace {

using ::onnx::GraphProto;
using ::onnx::NodeProto;

// How an operator lists its inputs: `operands` groups of tensor, scale, zero point, then scale and zero point of the
// output. QLinearConcat lists the output's first, and any number of groups.
struct Spelling {
  std::string_view vendor, standard;
  int operands;
};
constexpr Spelling spellings[] = {
    {"QLinearAdd", "Add", 2},
    {"QLinearMul", "Mul", 2},
    {"QLinearAveragePool", "AveragePool", 1},
    {"QLinearGlobalAveragePool", "GlobalAveragePool", 1},
    {"QLinearSigmoid", "Sigmoid", 1},
    {"QLinearLeakyRelu", "LeakyRelu", 1},
    {"QLinearConcat", "Concat", 0},
    {"QGemm", "Gemm", 2},
};

const Spelling* spelling_of(const NodeProto& node) {
  if (node.domain() != "com.microsoft") return nullptr;
  const auto found = std::find_if(std::begin(spellings), std::end(spellings),
                                  [&node](const Spelling& known) { return known.vendor == node.op_type(); });
  return found == std::end(spellings) ? nullptr : found;
}

bool is_channels_last(const NodeProto& node) {
  return std::any_of(node.attribute().begin(), node.attribute().end(),
                     [](const auto& attribute) { return attribute.name() == "channels_last" && attribute.i() != 0; });
}

std::string input_or_none(const NodeProto& node, int i) {
  return i < node.input_size() ? node.input(i) : "";
}

// The float scales of an initializer; nothing when they are computed or stored otherwise.
std::optional<std::vector<float>> scales_of(const GraphProto& graph, const std::string& name) {
  for (const auto& initializer : graph.initializer()) {
    if (initializer.name() != name || initializer.data_type() != ::onnx::TensorProto::FLOAT) continue;
    if (initializer.float_data_size() > 0)
      return std::vector<float>(initializer.float_data().begin(), initializer.float_data().end());
    std::vector<float> values(initializer.raw_data().size() / sizeof(float));
    std::memcpy(values.data(), initializer.raw_data().data(), values.size() * sizeof(float));
    return values.empty() ? std::nullopt : std::optional(values);
  }
  return std::nullopt;
}

// Writes the nodes that stand for one vendor node, in the order in which they run.
class Speller {
 public:
  Speller(GraphProto& graph, const NodeProto& vendor, std::string_view standard,
          google::protobuf::RepeatedPtrField<NodeProto>& nodes)
      : graph_(graph), vendor_(vendor), standard_(standard), nodes_(nodes) {}

  bool spell(const Spelling& spelling) {
    const bool concat = spelling.operands == 0;
    const int first = concat ? 2 : 0;
    const int groups = concat ? (vendor_.input_size() - 2) / 3 : spelling.operands;
    const bool gemm = spelling.vendor == "QGemm";
    const int result = concat ? 0 : 3 * groups + (gemm ? 1 : 0);
    if (vendor_.output_size() != 1 || groups < 1 || input_or_none(vendor_, result).empty()) return false;
    std::vector<std::string> operands;
    for (int group = 0; group < groups; ++group) operands.push_back(dequantized(first + 3 * group));
    if (gemm && !input_or_none(vendor_, 6).empty()) {
      const auto bias = dequantized_bias();
      if (!bias) return false;
      operands.push_back(*bias);
    }
    quantize(compute(operands), result);
    return true;
  }

 private:
  std::string own(std::string_view role) const { return vendor_.output(0) + "/" + std::string(role); }

  NodeProto& add(std::string_view op, std::string_view role, const std::vector<std::string>& inputs,
                 const std::string& output) {
    NodeProto& node = *nodes_.Add();
    node.set_op_type(std::string(op));
    node.set_name(role.empty() ? vendor_.name() : vendor_.name() + "/" + std::string(role));
    for (const std::string& input : inputs) node.add_input(input);
    node.add_output(output);
    return node;
  }

  // Per-output-channel weights of QGemm are slices of their last axis.
  std::string dequantized(int at) {
    const std::string role = "dequantized" + std::to_string(at);
    NodeProto& node =
        add("DequantizeLinear", role,
            {vendor_.input(at), input_or_none(vendor_, at + 1), input_or_none(vendor_, at + 2)}, own(role));
    if (vendor_.op_type() == "QGemm" && at == 3) set(node, "axis", transposed_weights() ? 0 : 1);
    return own(role);
  }

  bool transposed_weights() const {
    return std::any_of(vendor_.attribute().begin(), vendor_.attribute().end(),
                       [](const auto& attribute) { return attribute.name() == "transB" && attribute.i() != 0; });
  }

  // The int32 bias has the scale of the products by definition; nothing when the factors are not constants.
  std::optional<std::string> dequantized_bias() {
    const auto data = scales_of(graph_, vendor_.input(1)), weights = scales_of(graph_, vendor_.input(4));
    if (!data || data->size() != 1 || !weights) return std::nullopt;
    auto& scale = *graph_.add_initializer();
    scale.set_name(own("bias_scale"));
    scale.set_data_type(::onnx::TensorProto::FLOAT);
    if (weights->size() > 1) scale.add_dims(static_cast<std::int64_t>(weights->size()));
    for (const float weight : *weights) scale.add_float_data(weight * data->front());
    set(add("DequantizeLinear", "bias", {vendor_.input(6), scale.name()}, own("bias")), "axis", 0);
    return own("bias");
  }

  std::string compute(const std::vector<std::string>& operands) {
    NodeProto& node = add(standard_, "", operands, own("real"));
    for (const auto& attribute : vendor_.attribute())
      if (attribute.name() != "channels_last") *node.add_attribute() = attribute;
    return own("real");
  }

  void quantize(const std::string& real, int scale) {
    add("QuantizeLinear", "quantized", {real, vendor_.input(scale), input_or_none(vendor_, scale + 1)},
        vendor_.output(0));
  }

  static void set(NodeProto& node, const std::string& name, std::int64_t value) {
    auto& attribute = *node.add_attribute();
    attribute.set_name(name);
    attribute.set_type(::onnx::AttributeProto::INT);
    attribute.set_i(value);
  }

  GraphProto& graph_;
  const NodeProto& vendor_;
  std::string_view standard_;
  google::protobuf::RepeatedPtrField<NodeProto>& nodes_;
};

}  // namespace

void spell_out_vendor_integers(GraphProto& graph) {
  google::protobuf::RepeatedPtrField<NodeProto> vendor_nodes, nodes;
  vendor_nodes.Swap(graph.mutable_node());
  for (NodeProto& node : vendor_nodes) {
    if (node.domain() == "com.microsoft" &&
        (node.op_type() == "QuantizeLinear" || node.op_type() == "DequantizeLinear"))
      node.clear_domain();  // the same words with the same meaning
    const Spelling* spelling = spelling_of(node);
    const int before = nodes.size();
    const bool enough = spelling && node.input_size() >= 3 * std::max(spelling->operands, 1);
    if (enough && !is_channels_last(node) && Speller(graph, node, spelling->standard, nodes).spell(*spelling)) continue;
    while (nodes.size() > before) nodes.RemoveLast();
    *nodes.Add() = std::move(node);
  }
  graph.mutable_node()->Swap(&nodes);
}

}  // namespace jauge::import::onnx
