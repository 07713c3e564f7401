#include "analyzer/cost/live_channels.h"

#include <algorithm>
#include <string_view>

#include "analyzer/ops/operator.h"
#include "analyzer/ops/spatial.h"
#include "analyzer/passes/layout_rules.h"
#include "analyzer/passes/zero_filters.h"

namespace jauge::cost {
namespace {

using MaybeChannels = std::optional<Channels>;
using Known = std::vector<MaybeChannels>;

constexpr std::string_view channelwise[] = {
    "AveragePool", "BatchNormalization", "DequantizeLinear", "GlobalAveragePool", "GlobalMaxPool", "LRN", "MaxPool",
    "Pad",         "QuantizeLinear",     "Resize",           "ScaleBias"};

bool all_live(const std::vector<bool>& live) {
  return std::ranges::find(live, false) == live.end();
}

std::size_t channel_axis(const ir::Node& node, std::size_t rank) {
  return ops::channels_last(node.attributes) ? rank - 1 : 1;
}

MaybeChannels of_product(const ir::Graph& graph, const ir::Node& node, const Known& known) {
  const auto axes = weight_axes(graph, node);
  if (!axes) return std::nullopt;
  const std::size_t rank = graph.tensor(node.outputs[0]).type.shape.size();
  const std::vector<bool> zero = passes::zero_slices(graph.tensor(node.inputs[axes->input]).value(), axes->output_axis);
  Channels result{node.op == "Gemm" || node.op == "MatMul" ? rank - 1 : channel_axis(node, rank), {}};
  const MaybeChannels& in = known[index_of(node.inputs[0])];
  const bool is_depthwise = ops::family_of(ops::NodeView(graph, node)) == ops::Family::depthwise;
  for (std::size_t c = 0; c < zero.size(); ++c) {
    // Of a depthwise convolution each input channel feeds as many outputs as there are filters for it.
    const bool is_fed = !is_depthwise || !in || in->live[c * in->live.size() / zero.size()];
    result.live.push_back(!zero[c] && is_fed);
  }
  return result;
}

// Several inputs: a channel lives if it does in one of them. Constants add nothing.
MaybeChannels of_broadcast(const ir::Graph& graph, const ir::Node& node, const Known& known) {
  MaybeChannels result;
  for (ir::TensorId id : node.inputs) {
    if (id == ir::no_tensor || graph.tensor(id).is_constant()) continue;
    const MaybeChannels& in = known[index_of(id)];
    if (!in || graph.tensor(id).type.shape.size() != graph.tensor(node.outputs[0]).type.shape.size())
      return std::nullopt;
    if (!result) {
      result = in;
      continue;
    }
    if (result->axis != in->axis || result->live.size() != in->live.size()) return std::nullopt;
    for (std::size_t c = 0; c < in->live.size(); ++c) result->live[c] = result->live[c] || in->live[c];
  }
  return result;
}

MaybeChannels of_concat(const ir::Graph& graph, const ir::Node& node, const Known& known) {
  const auto rank = static_cast<std::int64_t>(graph.tensor(node.outputs[0]).type.shape.size());
  std::int64_t axis = node.attributes.integer("axis", 0);
  if (axis < 0) axis += rank;
  Channels result{static_cast<std::size_t>(axis), {}};
  for (ir::TensorId id : node.inputs) {
    const MaybeChannels& in = known[index_of(id)];
    const auto count = static_cast<std::size_t>(graph.tensor(id).type.shape[result.axis]);
    if (in && in->axis == result.axis)
      result.live.insert(result.live.end(), in->live.begin(), in->live.end());
    else
      result.live.insert(result.live.end(), count, true);
  }
  return result;
}

MaybeChannels of_transpose(const ir::Node& node, const MaybeChannels& in) {
  const auto perm = node.attributes.integers("perm");
  if (!in || perm.empty()) return std::nullopt;
  const auto place = std::ranges::find(perm, static_cast<std::int64_t>(in->axis));
  if (place == perm.end()) return std::nullopt;
  return Channels{static_cast<std::size_t>(place - perm.begin()), in->live};
}

// A mean over other axes; those in front of the channels may disappear.
MaybeChannels of_mean(const ir::Graph& graph, const ir::Node& node, const MaybeChannels& in) {
  if (!in || node.inputs.size() < 2 || !graph.tensor(node.inputs[1]).is_constant()) return std::nullopt;
  const auto rank = static_cast<std::int64_t>(graph.tensor(node.inputs[0]).type.shape.size());
  Channels result = *in;
  for (std::int64_t axis : ir::to_int64s(graph.tensor(node.inputs[1]).value())) {
    if (axis < 0) axis += rank;
    if (axis == static_cast<std::int64_t>(in->axis)) return std::nullopt;
    if (axis < static_cast<std::int64_t>(in->axis) && node.attributes.integer("keepdims", 1) == 0) --result.axis;
  }
  return result;
}

MaybeChannels of_node(const ir::Graph& graph, const ir::Node& node, const Known& known) {
  const MaybeChannels& in = known[index_of(node.inputs[0])];
  if (weight_axes(graph, node)) return of_product(graph, node, known);
  if (passes::is_broadcasting(node)) return of_broadcast(graph, node, known);
  if (node.op == "Concat") return of_concat(graph, node, known);
  if (node.op == "Transpose") return of_transpose(node, in);
  if (node.op == "ReduceMean") return of_mean(graph, node, in);
  const bool passes_on =
      passes::is_elementwise(node) || std::ranges::find(channelwise, node.op) != std::end(channelwise);
  return passes_on ? in : std::nullopt;
}

}  // namespace

std::optional<WeightAxes> weight_axes(const ir::Graph& graph, const ir::Node& node) {
  const auto weights_at = [&](std::size_t i) -> const ir::Shape* {
    if (i >= node.inputs.size() || node.inputs[i] == ir::no_tensor) return nullptr;
    const ir::Tensor& tensor = graph.tensor(node.inputs[i]);
    return tensor.is_constant() ? &tensor.type.shape : nullptr;
  };
  const ir::Shape* weights = weights_at(1);
  if (!weights || std::ranges::find(*weights, 0) != weights->end()) return std::nullopt;
  if (node.op == "Conv" && weights->size() >= 3)
    return WeightAxes{1, 0, ops::channels_last(node.attributes) ? weights->size() - 1 : 1,
                      node.attributes.integer("group", 1)};
  if (weights->size() != 2) return std::nullopt;
  if (node.op == "MatMul") return WeightAxes{1, 1, 0, 1};
  if (node.op != "Gemm" || node.attributes.integer("transA", 0) != 0) return std::nullopt;
  return node.attributes.integer("transB", 0) != 0 ? WeightAxes{1, 0, 1, 1} : WeightAxes{1, 1, 0, 1};
}

std::vector<MaybeChannels> live_channels(const ir::Graph& graph) {
  Known known(graph.tensors.size());
  for (const ir::Node& node : graph.nodes) {
    if (node.inputs.empty() || node.outputs.empty() || node.inputs[0] == ir::no_tensor) continue;
    if (node.outputs[0] == ir::no_tensor) continue;
    auto channels = of_node(graph, node, known);
    const ir::Shape& shape = graph.tensor(node.outputs[0]).type.shape;
    const bool fits = channels && channels->axis < shape.size() &&
                      shape[channels->axis] == static_cast<std::int64_t>(channels->live.size());
    if (fits && !all_live(channels->live)) known[index_of(node.outputs[0])] = std::move(channels);
  }
  return known;
}

}  // namespace jauge::cost
