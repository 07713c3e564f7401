// Exact integer arithmetic of the quantised ONNX operators, and their one way of rounding.
#pragma once

#include <algorithm>
#include <cmath>

#include "analyzer/ops/conv_shape.h"
#include "analyzer/ops/matrix_shape.h"

namespace jauge::ops {

// The stored numbers minus their zero point. `zero_points` has one entry, or one for each slice: element i belongs to
// slice i / inner % count. An absent zero point is 0.
std::vector<std::int32_t> centred(const ir::ConstArrayView& stored,
                                  const std::optional<ir::ConstArrayView>& zero_points, std::int64_t inner);

// Direct convolution of centred numbers (padding is 0), channels last. Exact sums.
std::vector<std::int64_t> convolve_integers(const ConvWork& work, const std::vector<std::int32_t>& in,
                                            const std::vector<std::int32_t>& weights);

// Matrix product of centred numbers. Exact sums.
std::vector<std::int64_t> multiply_integers(const MatrixWork& work, const std::vector<std::int32_t>& a,
                                            const std::vector<std::int32_t>& b);

// ONNX Runtime's requantisation: scaled in float32, held inside the type, rounded half to even, then the zero point.
template <class T>
T requantised(std::int32_t sum, float scale, std::int64_t zero_point) {
  const auto low = static_cast<float>(static_cast<std::int64_t>(std::numeric_limits<T>::min()) - zero_point);
  const auto high = static_cast<float>(static_cast<std::int64_t>(std::numeric_limits<T>::max()) - zero_point);
  const float real = std::clamp(static_cast<float>(sum) * scale, low, high);
  return static_cast<T>(static_cast<std::int64_t>(std::nearbyint(real)) + zero_point);
}

// Input i is absent, one number, or a list of `count`.
Result<void> require_one_or(const NodeView& node, std::size_t i, std::int64_t count, std::string_view role);
// Inputs hold 8-bit integers.
Result<void> require_bytes(const NodeView& node, std::initializer_list<std::size_t> inputs);

}  // namespace jauge::ops
