#include "analyzer/deploy/lower/integers.h"

#include <bit>

#include "analyzer/ops/checks.h"

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

}  // namespace

jauge_rounding rounding_of(ir::Rounding rounding) {
  return rounding == ir::Rounding::tflite ? JAUGE_TFLITE
         : rounding == ir::Rounding::onnx ? JAUGE_ONNX
                                          : JAUGE_NO_ROUNDING;
}

bool is_s8(const ir::Tensor& tensor) {
  return tensor.type.dtype == ir::DType::int8 && tensor.quant && tensor.quant->per_tensor();
}

bool is_f32(const ir::Tensor& tensor) {
  return tensor.type.dtype == ir::DType::float32;
}

Result<jauge_range> output_range(const ops::NodeView& node) {
  const ir::Tensor& out = node.output_tensor();
  const ops::Meaning meaning{out.quant->scales[0], static_cast<std::int32_t>(out.quant->zero_points[0])};
  const ops::StoredRange range = ops::range_of(node.node().activation, node.node().rounding, out.type.dtype, meaning);
  // Crossed bounds: the executor's clamp asks for the lower one first.
  return jauge_range{.low = range.low, .high = std::max(range.low, range.high)};
}

Result<Products> products_of(const ops::NodeView& node, int channel_axis) {
  const auto weights = node.constant(1);
  if (!weights) return ops::not_supported("its weights are computed by another node");
  const auto axis = static_cast<std::size_t>(channel_axis);
  const auto channels = static_cast<std::size_t>(weights->type.shape[axis]);
  JAUGE_TRY(const std::vector<std::int64_t> bias, bias_of(node, channels));
  const ir::Tensor& out = node.output_tensor();
  const ir::ArrayView out_view{out.type, {}, &*out.quant};
  const ir::ConstArrayView in_view{node.input_tensor(0).type, {}, &*node.input_tensor(0).quant};
  JAUGE_TRY(const ops::Requantiser requantiser,
            ops::Requantiser::of_products(node.node().rounding, in_view, *weights, channel_axis, out_view));
  const std::vector<std::int32_t> centred = by_channel(ops::centred(*weights), channels, axis != 0);
  const std::size_t taps = centred.size() / channels;
  const auto zero = static_cast<std::int64_t>(node.input_tensor(0).quant->zero_points[0]);
  Products products;
  for (std::size_t channel = 0; channel < channels; ++channel) {
    std::int64_t sum = 0;
    for (std::size_t tap = 0; tap < taps; ++tap) {
      const std::int32_t weight = centred[channel * taps + tap];
      if (weight < -128 || weight > 127) return ops::not_supported("its weights are no int8 numbers around 0");
      sum += weight;
      products.weights.push_back(static_cast<std::int8_t>(weight));
    }
    const std::size_t i = channel % requantiser.scales().size();
    const jauge_multiplier factor = requantiser.multipliers()[i];
    const bool onnx = node.node().rounding == ir::Rounding::onnx;
    products.channels.push_back(
        {.bias = static_cast<std::int32_t>(bias[channel] - zero * sum),
         .factor = onnx ? std::bit_cast<std::int32_t>(requantiser.scales()[i]) : factor.mantissa,
         .shift = onnx ? 0 : factor.shift});
  }
  return products;
}

}  // namespace jauge::deploy
