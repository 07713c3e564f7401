// Where a layer with constant weights keeps its channels: what equalisation, bias correction and quantisation of
// weights all ask.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "analyzer/ir/graph.h"

namespace jauge::quantize {

struct LayerWeights {
  std::size_t out_channels = 0, in_channels = 0;
  std::size_t out_axis = 0;  // of the weight tensor
  std::vector<float> values;
  std::vector<float> bias;  // empty: none
  bool depthwise = false;   // one input channel for each filter

  // Which output and which input channel weight i belongs to.
  std::size_t out_of(std::size_t i) const { return i / out_inner % out_channels; }
  std::size_t in_of(std::size_t i) const {
    const std::size_t in_group = i / in_inner % in_per_group;
    return out_of(i) / out_per_group * in_per_group + in_group;
  }

  std::size_t out_inner = 1, in_inner = 1;
  std::size_t out_per_group = 1, in_per_group = 1;
};

// Conv (channels-last), Gemm and MatMul with constant float32 weights (and bias) of which no factor is hidden in
// attributes; nothing for every other node.
std::optional<LayerWeights> layer_weights(const ir::Graph& graph, const ir::Node& node);

// Gives the node other weights and bias (new constants under the old names; a bias where there was none and it is not
// empty).
void set_layer_weights(ir::Graph& graph, ir::Node& node, std::span<const float> weights, std::span<const float> bias);

}  // namespace jauge::quantize
