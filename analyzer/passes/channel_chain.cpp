#include "analyzer/passes/channel_chain.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "analyzer/ops/spatial.h"
#include "analyzer/passes/rewrite.h"

namespace jauge::passes {
namespace {

constexpr std::string_view channelwise[] = {
    "AveragePool", "Clip", "GlobalAveragePool", "GlobalMaxPool", "HardSwish", "LeakyRelu",
    "MaxPool",     "Relu", "Requantize",        "Sigmoid",       "Tanh"};

// Channels of the weights are whole: constant weights and bias, one group.
bool is_full_product(const ir::Graph& graph, const ir::Node& node) {
  if (node.op != "Conv" && node.op != "Gemm") return false;
  if (!is_constant(graph, node.inputs[1])) return false;
  if (const ir::TensorId bias = input_or_none(node, 2); bias != ir::no_tensor && !is_constant(graph, bias))
    return false;
  if (node.op == "Conv") return ops::channels_last(node.attributes) && node.attributes.integer("group", 1) == 1;
  const bool is_plain = node.attributes.real("alpha", 1) == 1 && node.attributes.real("beta", 1) == 1;
  return is_plain && node.attributes.integer("transA", 0) == 0 && node.attributes.integer("transB", 0) == 1;
}

bool is_channelwise(const ir::Graph& graph, const ir::Node& node) {
  const bool has_layout = node.op.ends_with("Pool");
  if (has_layout && !ops::channels_last(node.attributes)) return false;
  return std::ranges::find(channelwise, node.op) != std::end(channelwise) || is_depthwise(graph, node);
}

class Finder {
 public:
  explicit Finder(const ir::Graph& graph) : graph_(graph), uses_(use_counts(graph)), readers_(ir::consumers(graph)) {}

  std::vector<ChannelChain> run() const {
    std::vector<ChannelChain> chains;
    for (int i = 0; i < static_cast<int>(graph_.nodes.size()); ++i)
      if (is_full_product(graph_, node(i)))
        if (auto chain = chain_from(i)) chains.push_back(std::move(*chain));
    return chains;
  }

 private:
  const ir::Node& node(int i) const { return graph_.nodes[static_cast<std::size_t>(i)]; }

  std::optional<ChannelChain> chain_from(int maker) const {
    ChannelChain chain{{maker}};
    for (;;) {
      const ir::Node& last = node(chain.nodes.back());
      const auto tensor = index_of(last.outputs[0]);
      if (last.outputs.size() != 1 || uses_[tensor] != 1 || readers_[tensor].size() != 1) return std::nullopt;
      const int next = readers_[tensor][0];
      if (node(next).inputs[0] != last.outputs[0]) return std::nullopt;
      chain.nodes.push_back(next);
      if (is_full_product(graph_, node(next))) return chain;
      if (!is_channelwise(graph_, node(next))) return std::nullopt;
    }
  }

  const ir::Graph& graph_;
  std::vector<int> uses_;
  std::vector<std::vector<int>> readers_;
};

}  // namespace

bool is_depthwise(const ir::Graph& graph, const ir::Node& node) {
  if (node.op != "Conv" || !ops::channels_last(node.attributes) || !is_constant(graph, node.inputs[1])) return false;
  if (const ir::TensorId bias = input_or_none(node, 2); bias != ir::no_tensor && !is_constant(graph, bias))
    return false;
  const std::int64_t channels = graph.tensor(node.inputs[0]).type.shape.back();
  return node.attributes.integer("group", 1) == channels && graph.tensor(node.inputs[1]).type.shape[0] == channels;
}

std::vector<ChannelChain> channel_chains(const ir::Graph& graph) {
  return Finder(graph).run();
}

}  // namespace jauge::passes
