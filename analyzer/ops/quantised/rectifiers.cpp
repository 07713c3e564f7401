// TFLite's integer Relu, Clip, LeakyRelu, PRelu and HardSwish.
#include <algorithm>
#include <limits>

#include "analyzer/ops/quantised/kernels.h"
#include "analyzer/ops/quantised/meaning.h"
#include "analyzer/ops/walk.h"

namespace jauge::ops::quantised {
namespace {

// of(x - zero of x, index) moved by the output's zero point and held in `range`.
template <class Function>
void map(const ir::ConstArrayView& in, const ir::ArrayView& out, StoredRange range, Function of) {
  const auto zero = static_cast<std::int32_t>(out.quant->zero_points[0]);
  std::vector<std::int32_t> numbers = centred(in);
  for (std::size_t i = 0; i < numbers.size(); ++i)
    numbers[i] = range.clamp(jauge_saturate_i32(std::int64_t{of(numbers[i], i)} + zero));
  store(numbers, out);
}

Result<void> run_clamp(InputArrays inputs, OutputArrays outputs, const ir::Activation& clamp) {
  JAUGE_TRY(const Meaning from, meaning_of(*inputs[0]));
  JAUGE_TRY(const Meaning to, meaning_of(outputs[0]));
  const jauge_multiplier factor = jauge_multiplier_of(static_cast<double>(from.scale) / static_cast<double>(to.scale));
  map(*inputs[0], outputs[0], range_of(clamp, ir::Rounding::tflite, outputs[0].type.dtype, to),
      [=](std::int32_t x, std::size_t) { return jauge_multiply(x, factor); });
  return {};
}

// A factor as 16 bits, for HardSwish.
struct Factor16 {
  std::int32_t mantissa = 0, exponent = 0;
};

Factor16 factor16_of(float real) {
  const jauge_multiplier wide = jauge_multiplier_of(static_cast<double>(real));
  const bool saturates = wide.mantissa >= std::numeric_limits<std::int32_t>::max() - (1 << 15);
  return {saturates ? 32767 : (wide.mantissa + (1 << 15)) >> 16, wide.shift};
}

std::int32_t saturate16(std::int64_t x) {
  return static_cast<std::int32_t>(std::clamp<std::int64_t>(x, -32768, 32767));
}

// a * b / 2^15 of 16-bit numbers, rounded half up; `truncated` towards zero.
std::int32_t high_mul16(std::int32_t a, std::int32_t b) {
  return saturate16((a * b + (1 << 14)) >> 15);
}
std::int32_t truncated_high_mul16(std::int32_t a, std::int32_t b) {
  return saturate16(a * b / (1 << 15));
}

// max(0, min(1, x / 6 + 1/2)) with 15 fraction bits, for x in 1/128 of the input's scale.
std::int32_t gate_of(std::int32_t x, Factor16 factor) {
  if (factor.exponent > 0) x = saturate16(std::int64_t{x} << (factor.exponent - 1));
  x = high_mul16(x, factor.mantissa);
  if (factor.exponent > 0) x = saturate16(std::int64_t{x} << 1);
  if (factor.exponent < 0) x = jauge_divide_by_pot(x, -factor.exponent);
  return (x + (1 << 15)) >> 1;
}

}  // namespace

Result<void> run_relu(const NodeView&, InputArrays inputs, OutputArrays outputs) {
  return run_clamp(inputs, outputs, {.kind = ir::ActivationKind::relu});
}

Result<void> run_clip(const NodeView&, InputArrays inputs, OutputArrays outputs) {
  ir::Activation clamp = {.kind = ir::ActivationKind::clip};
  const auto bound = [&](std::size_t i, float fallback) {
    if (i >= inputs.size() || !inputs[i]) return fallback;
    const auto real = static_cast<float>(ir::to_doubles(*inputs[i])[0]);
    if (!inputs[i]->quant) return real;
    return (real - static_cast<float>(inputs[i]->quant->zero_points[0])) * inputs[i]->quant->scales[0];
  };
  clamp.low = bound(1, clamp.low);
  clamp.high = bound(2, clamp.high);
  return run_clamp(inputs, outputs, clamp);
}

Result<void> run_leaky_relu(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  JAUGE_TRY(const Meaning from, meaning_of(*inputs[0]));
  JAUGE_TRY(const Meaning to, meaning_of(outputs[0]));
  const auto alpha = static_cast<float>(node.attributes().real("alpha", 0.01));
  // The factors are formed in float32, as the reference does.
  const jauge_multiplier above = jauge_multiplier_of(static_cast<double>(from.scale / to.scale));
  const jauge_multiplier below = jauge_multiplier_of(static_cast<double>(from.scale * alpha / to.scale));
  map(*inputs[0], outputs[0], range_of(outputs[0].type.dtype),
      [=](std::int32_t x, std::size_t) { return jauge_multiply(x, x >= 0 ? above : below); });
  return {};
}

Result<void> run_p_relu(const NodeView&, InputArrays inputs, OutputArrays outputs) {
  JAUGE_TRY(const Meaning from, meaning_of(*inputs[0]));
  JAUGE_TRY(const Meaning slope, meaning_of(*inputs[1]));
  JAUGE_TRY(const Meaning to, meaning_of(outputs[0]));
  const double out = to.scale;
  const jauge_multiplier above = jauge_multiplier_of(static_cast<double>(from.scale) / out);
  const jauge_multiplier below =
      jauge_multiplier_of(static_cast<double>(from.scale) * static_cast<double>(slope.scale) / out);
  const std::vector<std::int32_t> slopes = centred(*inputs[1]);
  std::vector<std::int32_t> spread;  // one for each element of the input
  const ir::Shape& shape = inputs[0]->type.shape;
  walk<1>(shape, {broadcast_strides(inputs[1]->type.shape, shape)}, {0},
          [&](const auto& place) { spread.push_back(slopes[static_cast<std::size_t>(place[0])]); });
  map(*inputs[0], outputs[0], range_of(outputs[0].type.dtype), [&](std::int32_t x, std::size_t i) {
    return x >= 0 ? jauge_multiply(x, above) : jauge_multiply(x * spread[i], below);
  });
  return {};
}

Result<void> run_hard_swish(const NodeView&, InputArrays inputs, OutputArrays outputs) {
  JAUGE_TRY(const Meaning from, meaning_of(*inputs[0]));
  JAUGE_TRY(const Meaning to, meaning_of(outputs[0]));
  const float finer_scale = (1.0f / 128.0f) * from.scale;
  const Factor16 to_output = factor16_of(finer_scale / to.scale);
  const Factor16 to_gate = factor16_of(finer_scale / (3.0f / 32768.0f));
  map(*inputs[0], outputs[0], range_of(outputs[0].type.dtype), [=](std::int32_t x, std::size_t) {
    const std::int32_t finer = x * 128;
    const std::int32_t product = truncated_high_mul16(gate_of(finer, to_gate), high_mul16(finer, to_output.mantissa));
    return jauge_divide_by_pot(product, std::max(0, -to_output.exponent));
  });
  return {};
}

}  // namespace jauge::ops::quantised
