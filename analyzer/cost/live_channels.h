// Which channels of a tensor carry anything. A channel is dead when it is the same number whatever the model reads.
#pragma once

#include <optional>
#include <vector>

#include "analyzer/ir/graph.h"

namespace jauge::cost {

struct Channels {
  std::size_t axis = 0;
  std::vector<bool> live;
};

// For each tensor its channels; nothing where all are live or where a reshape has mixed them. A channel dies in a
// convolution or dense layer whose weights for it are all zero. Depthwise convolutions, pools and elementwise operators
// pass it on.
std::vector<std::optional<Channels>> live_channels(const ir::Graph& graph);

// Where a convolution or dense node keeps its channels in constant weights.
struct WeightAxes {
  std::size_t input = 0;  // of the node: the weights
  std::size_t output_axis = 0, input_axis = 0;
  std::int64_t groups = 1;
};
std::optional<WeightAxes> weight_axes(const ir::Graph& graph, const ir::Node& node);

}  // namespace jauge::cost
