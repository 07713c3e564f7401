#include "analyzer/quantize/number_format.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace jauge::quantize {
namespace {

constexpr float smallest_scale = 1e-30F;  // products of two scales must stay normal numbers

struct Limits {
  std::int64_t low, high;
};

Limits limits_of(ir::DType dtype) {
  switch (dtype) {
    case ir::DType::int8:
      return {-128, 127};
    case ir::DType::int16:
      return {-32768, 32767};
    default:
      return {std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max()};
  }
}

template <class T>
ir::Buffer encoded(std::span<const float> reals, const ir::QuantParams& params, ir::DType dtype) {
  std::vector<T> integers(reals.size());
  for (std::size_t i = 0; i < reals.size(); ++i)
    integers[i] = static_cast<T>(quantised(reals[i], params.scales[0], params.zero_points[0], dtype));
  return ir::Buffer::of(std::span<const T>(integers));
}

}  // namespace

ir::DType activation_dtype(Precision precision) {
  return precision == Precision::int8 ? ir::DType::int8 : ir::DType::int16;
}

int activation_levels(Precision precision) {
  return precision == Precision::int8 ? 256 : 65536;
}

ir::QuantParams activation_params(Range range, Precision precision) {
  const double low = std::min(range.low, 0.0), high = std::max(range.high, 0.0);
  if (precision == Precision::int16x8) {
    const double scale = std::max(-low, high) / 32767;
    return {.scales = {std::max(static_cast<float>(scale), smallest_scale)}, .zero_points = {0}};
  }
  if (high - low <= 0) return {.scales = {1.0F / 256}, .zero_points = {-128}};
  const float scale = std::max(static_cast<float>((high - low) / 255), smallest_scale);
  const double zero = std::nearbyint(-128 - low / static_cast<double>(scale));
  return {.scales = {scale}, .zero_points = {static_cast<std::int64_t>(std::clamp(zero, -128.0, 127.0))}};
}

ir::QuantParams unit_params(Precision precision) {
  if (precision == Precision::int8) return {.scales = {1.0F / 256}, .zero_points = {-128}};
  return {.scales = {1.0F / 32768}, .zero_points = {0}};
}

ir::QuantParams symmetric_unit_params(Precision precision) {
  return {.scales = {precision == Precision::int8 ? 1.0F / 128 : 1.0F / 32768}, .zero_points = {0}};
}

std::int64_t quantised(double value, double scale, std::int64_t zero_point, ir::DType dtype) {
  const auto [low, high] = limits_of(dtype);
  const double stored = std::nearbyint(value / scale) + static_cast<double>(zero_point);
  return static_cast<std::int64_t>(std::clamp(stored, static_cast<double>(low), static_cast<double>(high)));
}

ir::Tensor quantised_constant(const ir::Tensor& real, const ir::QuantParams& params, ir::DType dtype) {
  const auto reals = real.value().as<float>();
  ir::Buffer data = dtype == ir::DType::int8 ? encoded<std::int8_t>(reals, params, dtype)
                                             : encoded<std::int16_t>(reals, params, dtype);
  return {.name = real.name, .type = {dtype, real.type.shape}, .quant = params, .data = std::move(data)};
}

}  // namespace jauge::quantize
