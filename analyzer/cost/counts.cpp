#include "analyzer/cost/counts.h"

#include <algorithm>
#include <limits>

#include "analyzer/base/checked_math.h"
#include "analyzer/cost/live_macs.h"
#include "analyzer/cost/parameters.h"

namespace jauge::cost {
namespace {

// A hostile model can hold more work than 64 bits count; the sum then stays at the largest number.
std::int64_t add_or_saturate(std::int64_t a, std::int64_t b) {
  return checked_add(a, b).value_or(std::numeric_limits<std::int64_t>::max());
}

Bytes bytes_of_outputs(const ir::Graph& graph, const ir::Node& node) {
  Bytes bytes;
  for (const ir::TensorId id : node.outputs)
    if (id != ir::no_tensor) bytes += ir::bytes_of(graph.tensor(id).type);
  return bytes;
}

LayerCount count_layer(const ir::Graph& graph, int index, const std::vector<std::optional<Channels>>& channels) {
  const ir::Node& node = graph.nodes[static_cast<std::size_t>(index)];
  const ops::NodeView view(graph, node);
  const ops::Operator* op = ops::find_operator(node.op);
  LayerCount layer;
  layer.index = index;
  layer.name = layer_name(graph, index);
  layer.op = node.op;
  layer.label = ops::label_of(view);
  layer.family = ops::family_of(view);
  layer.origin_names = node.origin_names;
  if (!node.outputs.empty() && node.outputs[0] != ir::no_tensor) layer.output = view.output_tensor().type;
  layer.params = ops::parameter_count(view);
  layer.weight_bytes = ops::parameter_bytes(view);
  layer.macs = op && op->macs ? op->macs(view) : Macs{};
  const LiveWork live = live_work(graph, node, channels);
  layer.live_macs = live.macs;
  layer.live_weight_bytes = live.weight_bytes;
  layer.output_bytes = bytes_of_outputs(graph, node);
  layer.work = layer_work(view, {layer.macs, layer.live_macs, layer.params});
  return layer;
}

// Weights that several nodes read count as live: one of them may need them.
Bytes dead_bytes(const ir::Graph& graph, const std::vector<LayerCount>& layers) {
  const auto readers = ir::consumers(graph);
  Bytes dead;
  for (const LayerCount& layer : layers) {
    const ir::Node& node = graph.nodes[static_cast<std::size_t>(layer.index)];
    const bool is_shared = std::ranges::any_of(node.inputs, [&](ir::TensorId id) {
      return id != ir::no_tensor && graph.tensor(id).is_constant() && readers[index_of(id)].size() > 1;
    });
    if (!is_shared) dead += Bytes{layer.weight_bytes.value - layer.live_weight_bytes.value};
  }
  return dead;
}

}  // namespace

std::string layer_name(const ir::Graph& graph, int index) {
  const ir::Node& node = graph.nodes[static_cast<std::size_t>(index)];
  return node.name.empty() ? node.op + "_" + std::to_string(index) : node.name;
}

Counts count(const ir::Graph& graph) {
  Counts counts;
  const auto channels = live_channels(graph);
  for (int index = 0; index < static_cast<int>(graph.nodes.size()); ++index) {
    counts.layers.push_back(count_layer(graph, index, channels));
    counts.macs.value = add_or_saturate(counts.macs.value, counts.layers.back().macs.value);
    counts.live_macs.value = add_or_saturate(counts.live_macs.value, counts.layers.back().live_macs.value);
  }
  for (const Parameter& parameter : parameters_of(graph)) {
    const ir::TensorType& type = graph.tensor(parameter.tensor).type;
    counts.params += ir::elements(type.shape);
    counts.weight_bytes += ir::bytes_of(type);
  }
  counts.weight_dtype = weight_dtype(graph);
  counts.live_weight_bytes = {counts.weight_bytes.value - dead_bytes(graph, counts.layers).value};
  return counts;
}

}  // namespace jauge::cost
