// Work that changes something: weights between an input channel and an output channel that both carry anything.
#pragma once

#include "analyzer/base/units.h"
#include "analyzer/cost/live_channels.h"
#include "analyzer/ops/operator.h"

namespace jauge::cost {

struct LiveWork {
  Macs macs;                 // of the nominal ones; nominal for operators without constant weights
  std::int64_t weights = 0;  // elements of the weights of a convolution or dense layer, without biases
  Bytes weight_bytes;        // of all parameters: without dead weights and without biases of dead outputs
};

// `channels` is live_channels(graph).
LiveWork live_work(const ir::Graph& graph, const ir::Node& node, const std::vector<std::optional<Channels>>& channels);

}  // namespace jauge::cost
