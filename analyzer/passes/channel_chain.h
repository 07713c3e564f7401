// Stretches of a graph where channel c stays channel c.
#pragma once

#include <vector>

#include "analyzer/ir/graph.h"

namespace jauge::passes {

// Nodes one behind the other: a convolution or dense layer that makes channels; operators that work on each channel by
// itself, depthwise convolutions among them; a convolution or dense layer that mixes the channels again. Nobody else
// reads what lies between, so a channel may go if it goes everywhere.
struct ChannelChain {
  std::vector<int> nodes;  // maker, channelwise ones, mixer
};

// Every chain of a deployable graph (channels last).
std::vector<ChannelChain> channel_chains(const ir::Graph& graph);

// A convolution with one filter for each channel of its input.
bool is_depthwise(const ir::Graph& graph, const ir::Node& node);

}  // namespace jauge::passes
