// What Conv, QLinearConv and ConvInteger have in common: weights of a grouped convolution and the work they mean.
#pragma once

#include "analyzer/ops/spatial.h"

namespace jauge::ops {

struct ConvWork {
  Window window;
  std::int64_t groups = 1;
  std::int64_t in_channels_per_group = 1;
  std::int64_t out_channels = 1;
};

// `weight_input` is the input that holds the weights: [Cout, Cin/group, kernel ...], or [Cout, kernel ..., Cin/group]
// when the node is channels-last. Input 0 is the activations. Errors: damaged_file, unsupported_operator.
Result<ConvWork> conv_work(const NodeView& node, std::size_t weight_input);

// The same for kernels. Requires that infer has passed and that the node is channels-last.
Result<ConvWork> runnable_conv_work(const NodeView& node, std::size_t weight_input);

ir::Shape output_shape(const NodeView& node, const ConvWork& work);

// Multiply-accumulates; padding taps count.
Macs macs_of(const NodeView& node, std::size_t weight_input);

// The bias, when it is given, is one number for each output channel.
Result<void> check_bias(const NodeView& node, std::size_t bias_input, std::int64_t out_channels);

// Weights once per output pixel, the bias once per channel and not per pixel (conventions of STM32Cube.AI v6 and
// later).
std::optional<std::int64_t> st_macc_of(const NodeView& node, std::size_t weight_input, std::size_t bias_input);

// The attributes of all windowed operators.
std::vector<AttributeRule> window_attributes(std::initializer_list<AttributeRule> further = {});

}  // namespace jauge::ops
