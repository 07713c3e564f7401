// What convolutions, depthwise or not, and dense layers have in common before they are packed: sizes, filters as
// numbers, bias, and the way from sums to outputs.
#pragma once

#include <optional>

#include "analyzer/execute/fast/requantise.h"
#include "analyzer/ops/conv_shape.h"

namespace jauge::execute::fast {

struct Layer {
  ops::ConvWork work;           // dense layers: one row of pixels
  bool integers = false;        // 8-bit activations
  std::vector<double> filters;  // [out][kernel height][kernel width][in of the group], zero points taken off
  std::vector<double> bias;     // one for each output channel
  std::int32_t in_zero = 0;
  Requantisation requantise;  // integers: without what the packing adds to its offsets
  ir::Activation activation;  // real numbers
  std::vector<float> real_bias;

  double filter(std::int64_t out, std::int64_t i) const { return filters[static_cast<std::size_t>(out * taps() + i)]; }
  std::int64_t taps() const {
    return work.window.kernel_height * work.window.kernel_width * work.in_channels_per_group;
  }
};

// A Conv, Gemm or MatMul with constant filters that computes with float32 or 8-bit integers; nothing otherwise.
std::optional<Layer> layer_of(const ops::NodeView& node);

// sums of real numbers + bias, activated.
void finish_reals(const Layer& layer, const float* sums, std::int64_t first_channel, std::int64_t channels, float* out);

}  // namespace jauge::execute::fast
