// Weights and channel records of convolutions and dense layers of integers.
#include <algorithm>
#include <bit>
#include <cstdlib>

#include "analyzer/deploy/lower/integers.h"
#include "analyzer/ops/checks.h"
#include "firmware_probe/runtime/quant_math.h"
#include "firmware_probe/runtime/weights.h"

namespace jauge::deploy {
namespace {

// Stored bias of each channel; zeros when the node has none.
Result<std::vector<std::int64_t>> bias_of(const ops::NodeView& node, std::size_t channels) {
  if (!node.has_input(2)) return std::vector<std::int64_t>(channels, 0);
  const auto bias = node.constant(2);
  if (!bias) return ops::not_supported("its bias is computed by another node");
  if (ir::is_float(bias->type.dtype)) return ops::not_supported("its bias is real beside quantised weights");
  std::vector<std::int64_t> numbers = ir::to_int64s(*bias);
  if (numbers.size() == 1) numbers.resize(channels, numbers[0]);
  if (numbers.size() != channels)
    return ops::not_supported("its bias is no list of one number for each output channel");
  return numbers;
}

// [channels, taps] of weights whose output channels are counted by the first or the last axis.
std::vector<std::int32_t> by_channel(const std::vector<std::int32_t>& centred, std::size_t channels, bool last) {
  if (!last) return centred;
  const std::size_t taps = centred.size() / channels;
  std::vector<std::int32_t> turned(centred.size());
  for (std::size_t tap = 0; tap < taps; ++tap)
    for (std::size_t channel = 0; channel < channels; ++channel)
      turned[channel * taps + tap] = centred[tap * channels + channel];
  return turned;
}

jauge_channel channel_record(const ops::Requantiser& requantiser, std::size_t channel, std::int64_t bias) {
  const std::size_t i = channel % requantiser.scales().size();
  const auto wrapped = static_cast<std::int32_t>(bias);  // as the sums of the kernels wrap
  if (requantiser.rounding() == ir::Rounding::onnx)
    return {.bias = wrapped, .factor = std::bit_cast<std::int32_t>(requantiser.scales()[i]), .shift = 0};
  const jauge_multiplier factor = requantiser.multipliers()[i];
  return {.bias = wrapped, .factor = factor.mantissa, .shift = factor.shift};
}

// A channel without weights gives the same number whatever comes in. Its factor is free: one that suits every loop.
jauge_channel dead_record(const jauge_channel& record) {
  const std::int64_t number = jauge_multiply(record.bias, {record.factor, record.shift});
  constexpr std::int32_t half = 1 << 30;  // with shift -2 an eighth
  const auto within_int8 = static_cast<std::int32_t>(std::clamp<std::int64_t>(number, -256, 256));
  return {.bias = 8 * within_int8, .factor = half, .shift = -2};
}

// The same arithmetic with a factor that suits every loop, where there is one: nothing is left of 24 bits after a shift
// of 24.
jauge_channel canonical(jauge_channel record, std::int64_t magnitudes) {
  constexpr std::int32_t smallest_shift = -23;
  if (magnitudes == 0) return dead_record(record);
  if (record.shift < smallest_shift && jauge_dual_is_exact(magnitudes, record.bias))
    return {.bias = record.bias, .factor = 0, .shift = -1};
  return record;
}

// No weight is -128, no sum leaves 24 bits, and every factor suits the chip's loops (weights.h).
bool may_be_dual(const Products& products, std::size_t taps) {
  for (std::size_t channel = 0; channel < products.channels.size(); ++channel) {
    std::int64_t magnitudes = 0;
    for (std::size_t tap = 0; tap < taps; ++tap) {
      const std::int8_t weight = products.weights[channel * taps + tap];
      if (weight == -128) return false;
      magnitudes += std::abs(weight);
    }
    const jauge_channel& record = products.channels[channel];
    if (!jauge_dual_is_exact(magnitudes, record.bias)) return false;
    if (products.rounding == ir::Rounding::tflite && !jauge_dual_shift_fits(record.shift)) return false;
  }
  return true;
}

}  // namespace

Result<Products> products_of(const ops::NodeView& node, int channel_axis) {
  const auto weights = node.constant(1);
  if (!weights) return ops::not_supported("its weights are computed by another node");
  if (!weights->quant) return ops::not_supported("its weights are integers without scale");
  const auto axis = static_cast<std::size_t>(channel_axis);
  const auto channels = static_cast<std::size_t>(weights->type.shape[axis]);
  JAUGE_TRY(const std::vector<std::int64_t> bias, bias_of(node, channels));
  const ir::Tensor &in = node.input_tensor(0), &out = node.output_tensor();
  JAUGE_TRY(const ops::Requantiser requantiser,
            ops::Requantiser::of_products(node.node().rounding, {in.type, {}, &*in.quant}, *weights, channel_axis,
                                          ir::ArrayView{out.type, {}, &*out.quant}));
  const std::vector<std::int32_t> centred = by_channel(ops::centred(*weights), channels, axis != 0);
  const std::size_t taps = centred.size() / channels;
  Products products{.rounding = node.node().rounding, .weights = {}, .channels = {}};
  for (std::size_t channel = 0; channel < channels; ++channel) {
    std::int64_t sum = 0, magnitudes = 0;
    for (std::size_t tap = 0; tap < taps; ++tap) {
      const std::int32_t weight = centred[channel * taps + tap];
      if (weight < -128 || weight > 127) return ops::not_supported("its weights are no int8 numbers around 0");
      sum += weight;
      magnitudes += std::abs(weight);
      products.weights.push_back(static_cast<std::int8_t>(weight));
    }
    const jauge_channel record = channel_record(requantiser, channel, bias[channel] - stored_zero(in) * sum);
    products.channels.push_back(products.rounding == ir::Rounding::tflite ? canonical(record, magnitudes) : record);
  }
  return products;
}

PackedWeights packed(const Products& products) {
  const std::size_t taps = products.weights.size() / products.channels.size();
  const auto wide_taps = static_cast<std::int64_t>(taps);
  const std::int64_t plain_bytes = static_cast<std::int64_t>(products.weights.size());
  const std::int64_t dual_bytes = jauge_dual_bytes(wide_taps, static_cast<std::int64_t>(products.channels.size()));
  // Filled-up channels and taps cost Flash: at most a quarter.
  if (dual_bytes > plain_bytes + plain_bytes / 4 || !may_be_dual(products, taps))
    return {JAUGE_WEIGHTS_PLAIN, blob_of_list(products.weights)};
  std::vector<std::int16_t> halfwords(static_cast<std::size_t>(dual_bytes / 2), 0);
  for (std::size_t channel = 0; channel < products.channels.size(); ++channel)
    for (std::size_t tap = 0; tap < taps; ++tap) {
      const std::int64_t index =
          jauge_dual_index(wide_taps, static_cast<std::int64_t>(channel), static_cast<std::int64_t>(tap));
      const int weight = products.weights[channel * taps + tap];
      std::int16_t& halfword = halfwords[static_cast<std::size_t>(index)];
      halfword = static_cast<std::int16_t>(halfword + (channel % 2 == 0 ? 256 * weight : weight));
    }
  return {JAUGE_WEIGHTS_DUAL, blob_of_list(halfwords)};
}

}  // namespace jauge::deploy
