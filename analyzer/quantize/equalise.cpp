#include "analyzer/quantize/equalise.h"

#include <algorithm>
#include <cmath>

#include "analyzer/passes/rewrite.h"
#include "analyzer/quantize/layer_weights.h"

namespace jauge::quantize {
namespace {

constexpr double largest_factor = 1000;  // beyond that the channel is as good as dead

// f(r x) = r f(x) for r > 0.
bool is_positive_homogeneous(ir::ActivationKind kind) {
  return kind == ir::ActivationKind::none || kind == ir::ActivationKind::relu || kind == ir::ActivationKind::leaky_relu;
}

bool keeps_channels_apart(const ir::Graph& graph, const ir::Node& node, std::size_t channels) {
  if (!is_positive_homogeneous(node.activation.kind)) return false;
  const ir::Shape& out = graph.tensor(node.outputs[0]).type.shape;
  if (node.op == "Flatten" || node.op == "Reshape" || node.op == "Squeeze" || node.op == "Unsqueeze") {
    // The features of a flattened map still come in groups of all channels.
    return !out.empty() && out.back() >= static_cast<std::int64_t>(channels) &&
           out.back() % static_cast<std::int64_t>(channels) == 0;
  }
  return node.op == "MaxPool" || node.op == "AveragePool" || node.op == "GlobalAveragePool" ||
         node.op == "GlobalMaxPool" || node.op == "Relu" || node.op == "LeakyRelu";
}

// Two layers and the tensor whose channels may be scaled between them.
struct Pair {
  std::size_t first = 0, second = 0;
};

class PairFinder {
 public:
  explicit PairFinder(const ir::Graph& graph)
      : graph_(graph), uses_(passes::use_counts(graph)), readers_(ir::consumers(graph)) {}

  std::vector<Pair> pairs() const {
    std::vector<Pair> found;
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i)
      if (const auto second = partner_of(i)) found.push_back({i, *second});
    return found;
  }

 private:
  std::optional<std::size_t> partner_of(std::size_t place) const {
    const auto first = layer_weights(graph_, graph_.nodes[place]);
    if (!first || graph_.nodes[place].op == "MatMul" || !is_positive_homogeneous(graph_.nodes[place].activation.kind))
      return std::nullopt;
    while (true) {
      const ir::TensorId out = graph_.nodes[place].outputs[0];
      if (uses_[ir::index_of(out)] != 1 || readers_[ir::index_of(out)].empty()) return std::nullopt;
      place = static_cast<std::size_t>(readers_[ir::index_of(out)][0]);
      const ir::Node& reader = graph_.nodes[place];
      if (reader.inputs[0] != out) return std::nullopt;
      if (const auto second = layer_weights(graph_, reader)) {
        const bool fits = second->in_channels % first->out_channels == 0;
        return fits ? std::optional(place) : std::nullopt;
      }
      if (!keeps_channels_apart(graph_, reader, first->out_channels)) return std::nullopt;
    }
  }

  const ir::Graph& graph_;
  std::vector<int> uses_;
  std::vector<std::vector<int>> readers_;
};

std::vector<double> reach_of(const TensorStatistics& statistics) {
  std::vector<double> reach(statistics.channel_sum.size());
  for (std::size_t c = 0; c < reach.size(); ++c) reach[c] = statistics.reach(c);
  return reach;
}

std::vector<double> reach_of_inputs(const LayerWeights& layer, std::size_t channels) {
  std::vector<double> reach(channels, 0);
  for (std::size_t i = 0; i < layer.values.size(); ++i) {
    double& largest = reach[layer.in_of(i) % channels];
    largest = std::max(largest, std::abs(static_cast<double>(layer.values[i])));
  }
  return reach;
}

// The widest channel keeps factor 1; a channel that never held anything is left as it is, for it may on other data.
std::vector<double> factors(const std::vector<double>& tensor, const std::vector<double>& weights, bool level) {
  const double widest = *std::ranges::max_element(tensor), heaviest = *std::ranges::max_element(weights);
  std::vector<double> result(tensor.size(), 1);
  if (widest <= 0 || heaviest <= 0) return result;
  for (std::size_t c = 0; c < result.size(); ++c) {
    if (tensor[c] <= 0) continue;
    const double share = tensor[c] / widest;
    const double weight_share = std::max(weights[c] / heaviest, 1 / largest_factor);
    result[c] = std::clamp(level ? share : std::sqrt(share / weight_share), 1 / largest_factor, largest_factor);
  }
  return result;
}

void scale_pair(ir::Graph& graph, const Pair& pair, const TensorStatistics& statistics) {
  LayerWeights first = *layer_weights(graph, graph.nodes[pair.first]);
  LayerWeights second = *layer_weights(graph, graph.nodes[pair.second]);
  const std::vector<double> reach = reach_of(statistics);
  if (reach.size() != first.out_channels) return;
  const std::vector<double> factor = factors(reach, reach_of_inputs(second, reach.size()), second.depthwise);
  const auto divide = [&](float& value, std::size_t channel) {
    value = static_cast<float>(static_cast<double>(value) / factor[channel]);
  };
  for (std::size_t i = 0; i < first.values.size(); ++i) divide(first.values[i], first.out_of(i));
  for (std::size_t c = 0; c < first.bias.size(); ++c) divide(first.bias[c], c);
  for (std::size_t i = 0; i < second.values.size(); ++i)
    second.values[i] =
        static_cast<float>(static_cast<double>(second.values[i]) * factor[second.in_of(i) % factor.size()]);
  set_layer_weights(graph, graph.nodes[pair.first], first.values, first.bias);
  set_layer_weights(graph, graph.nodes[pair.second], second.values, {});
}

}  // namespace

ir::Graph equalise(ir::Graph graph, std::span<const TensorStatistics> statistics) {
  for (const Pair& pair : PairFinder(graph).pairs())
    scale_pair(graph, pair, statistics[ir::index_of(graph.nodes[pair.first].outputs[0])]);
  return graph;
}

}  // namespace jauge::quantize
