#include <algorithm>
#include <map>

#include "analyzer/ops/operator.h"
#include "analyzer/ops/spatial.h"
#include "analyzer/passes/rewrite.h"
#include "analyzer/passes/standard_passes.h"

namespace jauge::passes {
namespace {

bool has_layout(const ir::Node& node) {
  const ops::Operator* op = ops::find_operator(node.op);
  return op && std::ranges::any_of(op->attributes, [](const auto& rule) { return rule.name == "channels_last"; });
}

// The input that holds filters, as O I k ... in files; 0 when there is none.
std::size_t filter_input(const ir::Node& node) {
  if (node.op == "QLinearConv") return 3;
  return node.op == "Conv" || node.op == "ConvTranspose" || node.op == "ConvInteger" ? 1 : 0;
}

class Converter {
 public:
  explicit Converter(ir::Graph graph) : graph_(std::move(graph)), is_output_(ir::is_output(graph_)) {}

  ir::Graph run() && {
    std::vector<ir::Node> nodes = std::move(graph_.nodes);
    graph_.nodes.clear();
    for (ir::Node& node : nodes) {
      unpackers_.remember(graph_, node);
      const bool converts = has_layout(node) && !ops::channels_last(node.attributes);
      converts ? convert(std::move(node)) : graph_.nodes.push_back(std::move(node));
    }
    return std::move(graph_);
  }

 private:
  void convert(ir::Node node) {
    node.attributes.set("channels_last", std::int64_t{1});
    const std::size_t rank = graph_.tensor(node.inputs[0]).type.shape.size();
    if (rank < 3) {  // N C is channels-last already
      graph_.nodes.push_back(std::move(node));
      return;
    }
    node.inputs[0] = transpose(node.inputs[0], to_last(rank), node.name);
    if (const std::size_t filter = filter_input(node))
      node.inputs[filter] = filters_last(node.inputs[filter], node.name);
    const ir::TensorId first = node.outputs[0];
    const ir::TensorId last = output_in_new_layout(first, to_last(rank));
    node.outputs[0] = last;
    const std::string name = node.name;
    graph_.nodes.push_back(std::move(node));
    add_transpose(last, first, to_first(rank), name + "/to_channels_first");
  }

  ir::TensorId filters_last(ir::TensorId filters, const std::string& name) {
    const Permutation perm = to_last(graph_.tensor(filters).type.shape.size());
    if (const ir::Node* unpacker = unpackers_.of(filters)) return unpacked_filters_last(*unpacker, perm);
    if (!is_constant(graph_, filters)) return transpose(filters, perm, name + "/filters");
    auto [known, is_new] = converted_.try_emplace(filters);  // shared filters stay shared
    if (is_new) known->second = add_transposed(graph_, filters, perm);
    return known->second;
  }

  ir::TensorId unpacked_filters_last(const ir::Node& unpacker, const Permutation& perm) {
    auto [known, is_new] = converted_.try_emplace(unpacker.outputs[0]);
    if (!is_new) return known->second;
    const std::int64_t slices = sliced_axis(graph_, unpacker).value_or(0);
    const ir::TensorId packed = add_transposed(graph_, unpacker.inputs[0], perm);
    graph_.nodes.push_back(unpack_instead(graph_, unpacker, packed, inverse(perm)[static_cast<std::size_t>(slices)]));
    return known->second = graph_.nodes.back().outputs[0];
  }

  ir::TensorId transpose(ir::TensorId source, const Permutation& perm, const std::string& name) {
    ir::Tensor result = reordered(source, perm);
    result.name += "/channels_last";
    const ir::TensorId id = graph_.add(std::move(result));
    add_transpose(source, id, perm, name + "/to_channels_last");
    return id;
  }

  // What the node writes now. It keeps the name of the user's file, unless the old tensor is a graph output and needs
  // it.
  ir::TensorId output_in_new_layout(ir::TensorId first, const Permutation& perm) {
    ir::Tensor result = reordered(first, perm);
    (is_output_[index_of(first)] ? result.name : graph_.tensor(first).name) += "/reordered";
    return graph_.add(std::move(result));
  }

  ir::Tensor reordered(ir::TensorId source, const Permutation& perm) const {
    const ir::Tensor& tensor = graph_.tensor(source);
    ir::Tensor result = {.name = tensor.name,
                         .type = {tensor.type.dtype, permuted(tensor.type.shape, perm)},
                         .quant = tensor.quant,
                         .data = {}};
    if (result.quant && result.quant->axis >= 0)
      result.quant->axis = static_cast<int>(inverse(perm)[static_cast<std::size_t>(result.quant->axis)]);
    return result;
  }

  void add_transpose(ir::TensorId from, ir::TensorId to, const Permutation& perm, std::string name) {
    ir::Node node;
    node.op = "Transpose";
    node.name = std::move(name);
    node.inputs = {from};
    node.outputs = {to};
    node.attributes.set("perm", perm);
    graph_.nodes.push_back(std::move(node));
  }

  ir::Graph graph_;
  std::vector<bool> is_output_;
  std::map<ir::TensorId, ir::TensorId> converted_;  // filters
  Unpackers unpackers_;
};

}  // namespace

Result<ir::Graph> to_channels_last(ir::Graph graph) {
  return Converter(std::move(graph)).run();
}

}  // namespace jauge::passes
