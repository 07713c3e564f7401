#include "analyzer/quantize/integer_weights.h"

#include <algorithm>
#include <cmath>

namespace jauge::quantize {
namespace {

constexpr double largest_bias = 1 << 30;  // leaves the sums of products as much room again

std::vector<float> channel_scales(const LayerWeights& layer, float input_scale) {
  std::vector<double> largest(layer.out_channels, 0);
  for (std::size_t i = 0; i < layer.values.size(); ++i) {
    double& of_channel = largest[layer.out_of(i)];
    of_channel = std::max(of_channel, std::abs(static_cast<double>(layer.values[i])));
  }
  std::vector<float> scales(layer.out_channels);
  for (std::size_t c = 0; c < scales.size(); ++c) {
    const double bias = layer.bias.empty() ? 0 : std::abs(static_cast<double>(layer.bias[c]));
    const double scale = std::max(largest[c] / 127, bias / static_cast<double>(input_scale) / largest_bias);
    // A channel without weights and bias takes any scale.
    scales[c] = scale > 0 ? std::max(static_cast<float>(scale), 1e-30F) : 1.0F;
  }
  return scales;
}

}  // namespace

IntegerWeights integer_weights(const LayerWeights& layer, float input_scale, std::span<const double> input_means) {
  IntegerWeights result;
  result.scales = channel_scales(layer, input_scale);
  result.values.resize(layer.values.size());
  std::vector<double> bias(layer.bias.begin(), layer.bias.end());
  if (bias.empty() && !input_means.empty()) bias.assign(layer.out_channels, 0);
  for (std::size_t i = 0; i < layer.values.size(); ++i) {
    const std::size_t out = layer.out_of(i);
    const double weight = layer.values[i], scale = result.scales[out];
    const std::int64_t stored = std::clamp<std::int64_t>(quantised(weight, scale, 0, ir::DType::int8), -127, 127);
    result.values[i] = static_cast<std::int8_t>(stored);
    if (!input_means.empty())
      bias[out] -= (static_cast<double>(stored) * scale - weight) * input_means[layer.in_of(i) % input_means.size()];
  }
  for (std::size_t c = 0; c < bias.size(); ++c)
    result.bias.push_back(quantised(bias[c], static_cast<double>(input_scale * result.scales[c]), 0, ir::DType::int32));
  return result;
}

}  // namespace jauge::quantize
