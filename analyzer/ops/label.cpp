// What tables call a node: "Conv 3x3 /2, ReLU", "Depthwise 3x3", "MaxPool 2x2".
#include "analyzer/ops/operator.h"
#include "analyzer/ops/spatial.h"

namespace jauge::ops {
namespace {

std::string sizes(const std::vector<std::int64_t>& values) {
  std::string text;
  for (std::int64_t value : values) text += (text.empty() ? "" : "x") + std::to_string(value);
  return text;
}

// Equal steps in both directions are one number.
std::string steps(const std::vector<std::int64_t>& values) {
  for (std::int64_t value : values)
    if (value != values[0]) return sizes(values);
  return std::to_string(values[0]);
}

std::vector<std::int64_t> kernel_of(const NodeView& node, std::size_t weight_input) {
  if (node.attributes().has("kernel_shape")) return node.attributes().integers("kernel_shape");
  if (!node.has_input(weight_input) || node.input(weight_input).size() < 3) return {};
  const ir::Shape& weights = node.input(weight_input);
  const int first = channels_last(node.attributes()) ? 1 : 2;
  return {weights.begin() + first, weights.begin() + first + static_cast<int>(weights.size()) - 2};
}

std::string windowed(std::string kind, const NodeView& node, const std::vector<std::int64_t>& kernel,
                     const std::vector<std::int64_t>& usual_strides) {
  if (kernel.empty()) return kind;
  kind += " " + sizes(kernel);
  const auto strides = node.attributes().integers("strides", std::vector<std::int64_t>(kernel.size(), 1));
  if (strides != usual_strides && !strides.empty()) kind += " /" + steps(strides);
  const auto dilations = node.attributes().integers("dilations");
  if (!dilations.empty() && dilations != std::vector<std::int64_t>(kernel.size(), 1))
    kind += " dilated " + steps(dilations);
  return kind;
}

std::string_view name_of(ir::ActivationKind kind) {
  switch (kind) {
    case ir::ActivationKind::none:
      return "";
    case ir::ActivationKind::relu:
      return "ReLU";
    case ir::ActivationKind::relu6:
      return "ReLU6";
    case ir::ActivationKind::relu_n1_to_1:
      return "ReLU -1..1";
    case ir::ActivationKind::clip:
      return "Clip";
    case ir::ActivationKind::leaky_relu:
      return "LeakyReLU";
    case ir::ActivationKind::tanh:
      return "Tanh";
    case ir::ActivationKind::sigmoid:
      return "Sigmoid";
  }
  return "";
}

std::string kind_of(const NodeView& node) {
  const std::string& op = node.node().op;
  if (op == "MaxPool" || op == "AveragePool") {
    const auto kernel = kernel_of(node, many);
    return windowed(op, node, kernel, kernel);
  }
  const Family family = family_of(node);
  if (family != Family::convolution && family != Family::depthwise) return op;
  const auto kernel = kernel_of(node, op == "QLinearConv" ? 3 : 1);
  const std::string kind = family == Family::depthwise && op == "Conv" ? "Depthwise" : op;
  return windowed(kind, node, kernel, std::vector<std::int64_t>(kernel.size(), 1));
}

}  // namespace

std::string label_of(const NodeView& node) {
  std::string label = kind_of(node);
  if (const auto activation = name_of(node.node().activation.kind); !activation.empty())
    label += ", " + std::string(activation);
  return label;
}

}  // namespace jauge::ops
