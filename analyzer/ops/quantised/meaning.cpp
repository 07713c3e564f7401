#include "analyzer/ops/quantised/meaning.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analyzer/ops/dtype_dispatch.h"

namespace jauge::ops {
namespace {

Result<Meaning> meaning_of(const ir::QuantParams* quant) {
  if (!quant) return not_supported("a tensor of integers has no scale");
  if (!quant->per_tensor()) return not_supported("an activation has a scale for each slice");
  return Meaning{quant->scales[0], static_cast<std::int32_t>(quant->zero_points[0])};
}

// The factor of TFLite's kernels: a product of per-tensor scales is formed in float32 by dense layers, in double by
// convolutions and by everything with a scale for each channel.
double product_factor(double in, double weight, double out, bool dense) {
  return (dense ? static_cast<double>(static_cast<float>(in) * static_cast<float>(weight)) : in * weight) / out;
}

std::int32_t bound_of(float real, Meaning meaning, ir::Rounding rounding) {
  constexpr StoredRange all = {std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max()};
  return encoded(real, meaning, rounding, all);
}

}  // namespace

Result<Meaning> meaning_of(const ir::ConstArrayView& array) {
  return meaning_of(array.quant);
}

Result<Meaning> meaning_of(const ir::ArrayView& array) {
  return meaning_of(array.quant);
}

StoredRange range_of(ir::DType dtype) {
  switch (dtype) {
    case ir::DType::int8:
      return {-128, 127};
    case ir::DType::uint8:
      return {0, 255};
    case ir::DType::int16:
      return {-32768, 32767};
    case ir::DType::uint16:
      return {0, 65535};
    default:
      return {std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max()};
  }
}

StoredRange range_of(const ir::Activation& activation, ir::Rounding rounding, ir::DType dtype, Meaning meaning) {
  StoredRange range = range_of(dtype);
  const auto hold = [&](float low, float high) {
    range.low = std::max(range.low, bound_of(low, meaning, rounding));
    range.high = std::min(range.high, bound_of(high, meaning, rounding));
  };
  constexpr float infinity = std::numeric_limits<float>::infinity();
  switch (activation.kind) {
    case ir::ActivationKind::relu:
      hold(0, infinity);
      break;
    case ir::ActivationKind::relu6:
      hold(0, 6);
      break;
    case ir::ActivationKind::relu_n1_to_1:
      hold(-1, 1);
      break;
    case ir::ActivationKind::clip:
      hold(activation.low, activation.high);
      break;
    default:
      break;
  }
  return range;
}

std::vector<std::int32_t> stored(const ir::ConstArrayView& array) {
  const std::vector<std::int64_t> wide = ir::to_int64s(array);
  return {wide.begin(), wide.end()};
}

std::vector<std::int32_t> centred(const ir::ConstArrayView& array) {
  std::vector<std::int32_t> values = stored(array);
  if (!array.quant) return values;
  const auto& zeros = array.quant->zero_points;
  std::size_t inner = 1;
  if (array.quant->axis >= 0)
    for (std::size_t i = static_cast<std::size_t>(array.quant->axis) + 1; i < array.type.shape.size(); ++i)
      inner *= static_cast<std::size_t>(array.type.shape[i]);
  for (std::size_t i = 0; i < values.size(); ++i)
    values[i] -= static_cast<std::int32_t>(zeros[i / inner % zeros.size()]);
  return values;
}

void store(std::span<const std::int32_t> values, const ir::ArrayView& out) {
  (void)with_type(out.type.dtype, [&](auto zero) -> Result<void> {
    using T = decltype(zero);
    std::transform(values.begin(), values.end(), out.as<T>().begin(), [](std::int32_t x) { return static_cast<T>(x); });
    return {};
  });
}

std::int32_t encoded(float real, Meaning meaning, ir::Rounding rounding, StoredRange range) {
  const float steps = real / meaning.scale;
  if (std::isnan(steps)) return range.clamp(meaning.zero);
  const float whole = rounding == ir::Rounding::tflite ? std::round(steps) : std::nearbyint(steps);
  const double moved = static_cast<double>(whole) + meaning.zero;
  if (moved <= range.low) return range.low;
  return moved >= range.high ? range.high : static_cast<std::int32_t>(moved);
}

std::int32_t encoded_with_zero(float real, Meaning meaning, ir::DType dtype) {
  const std::int32_t raise = dtype == ir::DType::int8 ? 128 : 0;
  const StoredRange range = range_of(dtype);
  return encoded(real / meaning.scale + static_cast<float>(meaning.zero + raise), {.scale = 1, .zero = 0},
                 ir::Rounding::onnx, {range.low + raise, range.high + raise}) -
         raise;
}

Result<Requantiser> Requantiser::of_products(ir::Rounding rounding, const ir::ConstArrayView& in,
                                             const ir::ConstArrayView& weights, int channel_axis,
                                             const ir::ArrayView& out) {
  JAUGE_TRY(const Meaning from, meaning_of(in));
  JAUGE_TRY(const Meaning to, meaning_of(out));
  if (!weights.quant) return not_supported("its weights are integers without scale");
  if (!weights.quant->per_tensor() && weights.quant->axis != channel_axis)
    return not_supported("the scales of its weights do not belong to output channels");
  Requantiser result;
  result.rounding_ = rounding;
  result.wide_ = in.type.dtype == ir::DType::int16;
  result.zero_ = to.zero;
  result.range_ = range_of(out.type.dtype);
  const bool dense = weights.type.shape.size() == 2 && weights.quant->per_tensor();
  for (const float scale : weights.quant->scales) {
    result.scales_.push_back(from.scale * scale / to.scale);
    result.multipliers_.push_back(jauge_multiplier_of(product_factor(from.scale, scale, to.scale, dense)));
  }
  result.count_ = result.scales_.size();
  return result;
}

}  // namespace jauge::ops
