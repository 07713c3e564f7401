// TFLite's integer softmax along the last axis: differences to the largest number, fixed-point exponentials, one
// reciprocal of their sum. 8-bit numbers in, 8 or 16 bits out; 16 bits in and out by tables (softmax_words.h).
#include <algorithm>

#include "analyzer/ops/checks.h"
#include "analyzer/ops/quantised/kernels.h"
#include "analyzer/ops/quantised/meaning.h"
#include "analyzer/ops/quantised/softmax_words.h"
#include "firmware_probe/runtime/fixed_functions.h"

namespace jauge::ops::quantised {
namespace {

constexpr int difference_bits = 5;  // integer bits of a scaled difference
constexpr int sum_bits = 12;        // of the sum of exponentials

struct Scaling {
  jauge_multiplier factor;
  std::int32_t least = 0;  // differences below it count as exp = 0

  std::int32_t exponential(std::int32_t difference) const {
    return jauge_exp_negative(
        jauge_high_mul(static_cast<std::int32_t>(static_cast<std::uint32_t>(difference) << factor.shift),
                       factor.mantissa),
        difference_bits);
  }
};

Scaling scaling_of(float in_scale) {
  const double real = std::min(static_cast<double>(in_scale) * (1 << (31 - difference_bits)), 2147483647.0);
  Scaling scaling{.factor = jauge_multiplier_of(real)};
  const std::int64_t widest = (std::int64_t{1} << difference_bits) - 1;
  scaling.least = -static_cast<std::int32_t>((widest << (31 - difference_bits)) >> scaling.factor.shift);
  return scaling;
}

void distribute(std::span<const std::int32_t> scores, const Scaling& scaling, int out_bits, StoredRange range,
                std::span<std::int32_t> out) {
  const std::int32_t largest = *std::max_element(scores.begin(), scores.end());
  std::int32_t sum = 0;
  for (const std::int32_t score : scores)
    if (score - largest >= scaling.least) sum += jauge_divide_by_pot(scaling.exponential(score - largest), sum_bits);
  std::int32_t bits_over_unit = 0;
  const std::int32_t reciprocal = jauge_reciprocal(sum, sum_bits, &bits_over_unit);
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const std::int32_t difference = scores[i] - largest;
    const std::int32_t share = difference < scaling.least
                                   ? 0
                                   : jauge_divide_by_pot(jauge_high_mul(reciprocal, scaling.exponential(difference)),
                                                         bits_over_unit + 31 - out_bits);
    out[i] = range.clamp(share + range.low);
  }
}

}  // namespace

Result<void> run_softmax(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  JAUGE_TRY(const Meaning from, meaning_of(*inputs[0]));
  const ir::Shape& shape = inputs[0]->type.shape;
  JAUGE_TRY(const std::size_t axis, axis_of(node.attributes().integer("axis", -1), shape.size()));
  if (axis + 1 != shape.size()) return not_supported("an integer softmax runs along the last dimension only");
  const std::vector<std::int32_t> in = stored(*inputs[0]);
  std::vector<std::int32_t> out(in.size());
  const auto length = static_cast<std::size_t>(shape.back());
  const auto every_row = [&](auto row) {
    for (std::size_t first = 0; first < in.size(); first += length)
      row(std::span(std::as_const(in)).subspan(first, length), std::span(out).subspan(first, length));
  };
  if (inputs[0]->type.dtype == ir::DType::int16 && outputs[0].type.dtype == ir::DType::int16) {
    const jauge_multiplier factor = softmax_word_factor(from.scale);
    every_row([&](auto scores, auto shares) { softmax_words(scores, factor, shares); });
  } else if (ir::bytes_of(inputs[0]->type.dtype) == 1) {
    const int out_bits = 8 * static_cast<int>(ir::bytes_of(outputs[0].type.dtype));
    every_row([&, scaling = scaling_of(from.scale)](auto scores, auto shares) {
      distribute(scores, scaling, out_bits, range_of(outputs[0].type.dtype), shares);
    });
  } else {
    return not_supported("an integer softmax takes 8-bit numbers, or 16 bits in and out");
  }
  store(out, outputs[0]);
  return {};
}

}  // namespace jauge::ops::quantised
