#include "analyzer/ir/graph_text.h"

#include <cstdio>
#include <type_traits>

namespace jauge::ir {
namespace {

std::string to_text(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6g", value);
  return text;
}
std::string to_text(std::int64_t value) {
  return std::to_string(value);
}
std::string to_text(const std::string& value) {
  return "'" + value + "'";
}

template <class T>
std::string to_text(const std::vector<T>& values) {
  std::string text;
  for (const T& value : values) text += (text.empty() ? "" : " ") + to_text(value);
  return "[" + text + "]";
}

std::string type_text(const TensorType& type) {
  std::string text(name_of(type.dtype));
  for (std::size_t i = 0; i < type.shape.size(); ++i) text += (i == 0 ? " " : "x") + std::to_string(type.shape[i]);
  return text;
}

std::string quant_text(const QuantParams& quant) {
  if (!quant.per_tensor()) return " quantised along axis " + std::to_string(quant.axis);
  return " scale " + to_text(double{quant.scales[0]}) + " zero " + std::to_string(quant.zero_points[0]);
}

std::string described(const Tensor& tensor) {
  return tensor.name + ": " + type_text(tensor.type) + (tensor.quant ? quant_text(*tensor.quant) : "");
}

std::string attributes_text(const Attributes& attributes) {
  std::string text;
  for (const auto& [name, value] : attributes.all())
    text += " " + name + "=" + std::visit([](const auto& item) { return to_text(item); }, value);
  return text;
}

std::string activation_text(const Activation& activation) {
  switch (activation.kind) {
    case ActivationKind::none:
      return "";
    case ActivationKind::relu:
      return " then relu";
    case ActivationKind::relu6:
      return " then relu6";
    case ActivationKind::relu_n1_to_1:
      return " then relu_n1_to_1";
    case ActivationKind::clip:
      return " then clip " + to_text(double{activation.low}) + " " + to_text(double{activation.high});
    case ActivationKind::leaky_relu:
      return " then leaky_relu " + to_text(double{activation.alpha});
    case ActivationKind::tanh:
      return " then tanh";
    case ActivationKind::sigmoid:
      return " then sigmoid";
  }
  return "";
}

std::string node_text(const Graph& graph, const Node& node) {
  std::string text = node.op;
  for (std::size_t i = 0; i < node.inputs.size(); ++i)
    text += (i == 0 ? "(" : ", ") + (node.inputs[i] == no_tensor ? "-" : graph.tensor(node.inputs[i]).name);
  text += (node.inputs.empty() ? "()" : ")") + attributes_text(node.attributes) + activation_text(node.activation);
  for (std::size_t i = 0; i < node.outputs.size(); ++i)
    text += (i == 0 ? " -> " : ", ") + (node.outputs[i] == no_tensor ? "-" : described(graph.tensor(node.outputs[i])));
  return text;
}

}  // namespace

std::string to_text(const Graph& graph) {
  std::string text =
      "graph " + graph.source.name + " (" + graph.source.format + " " + graph.source.format_version + ")\n";
  for (TensorId id : graph.inputs) text += "  input    " + described(graph.tensor(id)) + "\n";
  for (const Tensor& tensor : graph.tensors)
    if (tensor.is_constant()) text += "  constant " + described(tensor) + "\n";
  for (const Node& node : graph.nodes) text += "  " + node_text(graph, node) + "\n";
  for (TensorId id : graph.outputs) text += "  output   " + graph.tensor(id).name + "\n";
  return text;
}

}  // namespace jauge::ir
