// What kernels of quantised numbers share: the meaning of stored integers, and the way back from exact sums to stored
// numbers in either rounding world (firmware_probe/runtime/quant_math.h).
#pragma once

#include <span>
#include <vector>

#include "analyzer/ops/operator.h"
#include "firmware_probe/runtime/quant_math.h"

namespace jauge::ops {

// real = scale * (stored - zero).
struct Meaning {
  float scale = 1;
  std::int32_t zero = 0;

  bool operator==(const Meaning&) const = default;
};

// Of a tensor with one scale. Errors: unsupported_operator when it has none, or one for each slice.
Result<Meaning> meaning_of(const ir::ConstArrayView& array);
Result<Meaning> meaning_of(const ir::ArrayView& array);

// Smallest and largest stored number of a type of at most 32 bits.
struct StoredRange {
  std::int32_t low = 0, high = 0;

  std::int32_t clamp(std::int32_t x) const { return jauge_clamp(x, low, high); }
};
StoredRange range_of(ir::DType dtype);
// The stored numbers that a fused activation lets through; the whole type when it is no clamp.
StoredRange range_of(const ir::Activation& activation, ir::Rounding rounding, ir::DType dtype, Meaning meaning);

// stored - zero point of every element; zero points per slice count for their slice.
std::vector<std::int32_t> centred(const ir::ConstArrayView& array);
std::vector<std::int32_t> stored(const ir::ConstArrayView& array);
// Writes numbers that lie in the type's range.
void store(std::span<const std::int32_t> values, const ir::ArrayView& out);

// round(real / scale) + zero, inside the type; NaN becomes the zero point.
std::int32_t encoded(float real, Meaning meaning, ir::Rounding rounding, StoredRange range);

// As ONNX Runtime's integer pools do it: the zero point joins before rounding, which float32 notices where a mean lies
// half-way. On x64 it makes unsigned bytes of signed ones first, so those round with a zero point 128 higher.
std::int32_t encoded_with_zero(float real, Meaning meaning, ir::DType dtype);

// From exact sums of products to stored output numbers.
class Requantiser {
 public:
  // For sums of in * weights, weights with one scale or one for each index of `channel_axis`.
  // Errors: unsupported_operator for other scales.
  static Result<Requantiser> of_products(ir::Rounding rounding, const ir::ConstArrayView& in,
                                         const ir::ConstArrayView& weights, int channel_axis, const ir::ArrayView& out);

  std::int32_t operator()(std::int64_t sum, std::size_t channel) const {
    const std::size_t i = channel % count_;
    if (rounding_ == ir::Rounding::onnx)
      return jauge_requantise_onnx(static_cast<std::int32_t>(sum), scales_[i], zero_, range_.low, range_.high);
    const std::int32_t scaled = wide_ ? jauge_multiply_wide(sum, multipliers_[i])
                                      : jauge_multiply(static_cast<std::int32_t>(sum), multipliers_[i]);
    return range_.clamp(jauge_saturate_i32(std::int64_t{scaled} + zero_));
  }

  ir::Rounding rounding() const { return rounding_; }
  std::span<const float> scales() const { return scales_; }                       // ONNX world
  std::span<const jauge_multiplier> multipliers() const { return multipliers_; }  // TFLite world

 private:
  ir::Rounding rounding_ = ir::Rounding::tflite;
  bool wide_ = false;  // 16-bit activations
  std::size_t count_ = 1;
  std::vector<float> scales_;
  std::vector<jauge_multiplier> multipliers_;
  std::int32_t zero_ = 0;
  StoredRange range_;
};

}  // namespace jauge::ops
