#include "analyzer/cost/st/row_names.h"

#include <algorithm>
#include <cctype>

#include "analyzer/cost/counts.h"

namespace jauge::cost::st {
namespace {

const ir::Node& node_at(const ir::Graph& graph, int index) {
  return graph.nodes[static_cast<std::size_t>(index)];
}

// "4" of "CONV_2D 4", what the TFLite reader notes as the origin of a node; empty when there is none.
std::string operator_number(const ir::Node& node) {
  if (node.origin_names.empty()) return "";
  const std::string& origin = node.origin_names.front();
  const std::size_t space = origin.rfind(' ');
  if (space == std::string::npos || space + 1 == origin.size()) return "";
  const std::string number = origin.substr(space + 1);
  return std::ranges::all_of(number, [](unsigned char c) { return std::isdigit(c) != 0; }) ? number : "";
}

std::string c_name(std::string name) {
  for (char& c : name)
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  return name;
}

// The layer of a Keras node: readers append "/relu", "/squeeze" to its name for further nodes.
bool is_part_of(const std::string& name, const std::string& layer) {
  return name.size() > layer.size() + 1 && name.starts_with(layer) && name[layer.size()] == '/';
}

}  // namespace

RowNames::RowNames(const ir::Graph& graph) : graph_(graph), consumers_(ir::consumers(graph)) {}

bool RowNames::is_followed_by_own_part(int index) const {
  const ir::Node& node = node_at(graph_, index);
  if (node.outputs.empty() || node.outputs[0] == ir::no_tensor) return false;
  const std::vector<int>& readers = consumers_[ir::index_of(node.outputs[0])];
  return readers.size() == 1 && is_part_of(node_at(graph_, readers[0]).name, node.name);
}

std::string RowNames::keras_name(int index, const OperatorRow& row) const {
  const std::string name = layer_name(graph_, index);
  if (const std::size_t slash = name.rfind('/'); slash != std::string::npos) return name.substr(0, slash);
  if (!is_followed_by_own_part(index)) return name;
  switch (row.kind) {
    case RowKind::convolution:
      return name + "_conv2d";
    case RowKind::dense:
      return name + "_dense";
    case RowKind::other_pool:
    case RowKind::max_pool:
      return name + "_pool";
    default:
      return name;
  }
}

std::string RowNames::of(int index, const OperatorRow& row) const {
  const ir::Node& node = node_at(graph_, index);
  if (graph_.source.format == "Keras") return keras_name(index, row);
  if (graph_.source.format == "ONNX" && !node.outputs.empty() && node.outputs[0] != ir::no_tensor)
    return c_name(graph_.tensor(node.outputs[0]).name);
  const std::string number = graph_.source.format == "TFLite" ? operator_number(node) : "";
  return number.empty() ? layer_name(graph_, index) : row.article + "_" + number;
}

std::string RowNames::of_activation(int index) const {
  const std::string number = operator_number(node_at(graph_, index));
  return number.empty() ? layer_name(graph_, index) + "_nl" : "nl_" + number + "_nl";
}

}  // namespace jauge::cost::st
