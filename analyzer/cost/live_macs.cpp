#include "analyzer/cost/live_macs.h"

#include <algorithm>

#include "analyzer/passes/zero_filters.h"

namespace jauge::cost {
namespace {

// Pairs of an output channel and an input channel that have weights between them.
struct Pairs {
  std::int64_t all = 0, live = 0;
  std::int64_t live_outputs = 0, outputs = 0;
};

std::int64_t count_live(const std::vector<bool>& live, std::int64_t first, std::int64_t count) {
  return std::count(live.begin() + first, live.begin() + first + count, true);
}

// The input channels that carry anything; all of them when nobody knows, or when they are counted differently.
std::vector<bool> live_inputs(const ir::Graph& graph, const ir::Node& node, const std::optional<Channels>& in,
                              std::int64_t count) {
  const std::size_t rank = graph.tensor(node.inputs[0]).type.shape.size();
  const bool counts_last = node.op != "Conv" && in && in->axis + 1 == rank;
  if (in && (node.op == "Conv" || counts_last) && static_cast<std::int64_t>(in->live.size()) == count) return in->live;
  return std::vector<bool>(static_cast<std::size_t>(count), true);
}

Pairs pairs_of(const ir::Graph& graph, const ir::Node& node, const WeightAxes& axes,
               const std::optional<Channels>& in) {
  const ir::Tensor& weights = graph.tensor(node.inputs[axes.input]);
  const std::int64_t outputs = weights.type.shape[axes.output_axis], depth = weights.type.shape[axes.input_axis];
  const std::vector<bool> zero = passes::zero_slices(weights.value(), axes.output_axis);
  const std::vector<bool> fed = live_inputs(graph, node, in, depth * axes.groups);
  Pairs pairs{.all = outputs * depth, .live = 0, .live_outputs = 0, .outputs = outputs};
  for (std::int64_t c = 0; c < outputs; ++c) {
    if (zero[static_cast<std::size_t>(c)]) continue;
    const std::int64_t group = c * axes.groups / outputs;
    const std::int64_t inputs = count_live(fed, group * depth, depth);
    pairs.live += inputs;
    pairs.live_outputs += inputs > 0 ? 1 : 0;
  }
  return pairs;
}

}  // namespace

LiveWork live_work(const ir::Graph& graph, const ir::Node& node, const std::vector<std::optional<Channels>>& channels) {
  const ops::NodeView view(graph, node);
  const ops::Operator* op = ops::find_operator(node.op);
  LiveWork work{
      .macs = op && op->macs ? op->macs(view) : Macs{}, .weights = 0, .weight_bytes = ops::parameter_bytes(view)};
  const auto axes = weight_axes(graph, node);
  if (!axes) return work;
  const ir::TensorType& type = graph.tensor(node.inputs[axes->input]).type;
  work.weights = ir::elements(type.shape);
  const Pairs pairs = pairs_of(graph, node, *axes, channels[index_of(node.inputs[0])]);
  if (pairs.live == pairs.all) return work;
  // Every pair costs the same weights and the same MACs, so the divisions are exact.
  const std::int64_t dead_weights = work.weights / pairs.all * (pairs.all - pairs.live);
  work.macs.value = work.macs.value / pairs.all * pairs.live;
  work.weights -= dead_weights;
  work.weight_bytes.value -= dead_weights * ir::bytes_of(type.dtype);
  if (view.constant(2) && ir::elements(view.input(2)) == pairs.outputs)
    work.weight_bytes.value -= (pairs.outputs - pairs.live_outputs) * ir::bytes_of(view.input_dtype(2));
  return work;
}

}  // namespace jauge::cost
