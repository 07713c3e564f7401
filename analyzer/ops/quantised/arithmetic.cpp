// Add, Sub and Mul of TFLite: both inputs on a common, finer scale (20 bits, or 15 for 16-bit numbers), or the product
// of the centred numbers; then one requantisation. Inputs broadcast.
#include <algorithm>

#include "analyzer/ops/quantised/kernels.h"
#include "analyzer/ops/quantised/meaning.h"
#include "analyzer/ops/walk.h"

namespace jauge::ops::quantised {
namespace {

// combine(a - zero of a, b - zero of b) for every output element, moved by the output's zero point and clamped.
template <class Combine>
Result<void> run_binary(InputArrays inputs, OutputArrays outputs, Combine combine) {
  JAUGE_TRY(const Meaning to, meaning_of(outputs[0]));
  const ir::Shape& shape = outputs[0].type.shape;
  const auto a = centred(*inputs[0]), b = centred(*inputs[1]);
  const StoredRange range = range_of(outputs[0].type.dtype);
  std::vector<std::int32_t> out;
  out.reserve(static_cast<std::size_t>(ir::elements(shape)));
  walk<2>(shape, {broadcast_strides(inputs[0]->type.shape, shape), broadcast_strides(inputs[1]->type.shape, shape)},
          {0, 0}, [&](const auto& from) {
            out.push_back(range.clamp(
                combine(a[static_cast<std::size_t>(from[0])], b[static_cast<std::size_t>(from[1])]) + to.zero));
          });
  store(out, outputs[0]);
  return {};
}

// sign is +1 or -1.
Result<void> run_sum_of_two(InputArrays inputs, OutputArrays outputs, std::int32_t sign) {
  JAUGE_TRY(const Meaning first, meaning_of(*inputs[0]));
  JAUGE_TRY(const Meaning second, meaning_of(*inputs[1]));
  JAUGE_TRY(const Meaning to, meaning_of(outputs[0]));
  const std::int32_t bits = outputs[0].type.dtype == ir::DType::int16 ? 15 : 20;
  const double twice_larger = 2 * static_cast<double>(std::max(first.scale, second.scale));
  const jauge_multiplier by_first = jauge_multiplier_of(static_cast<double>(first.scale) / twice_larger);
  const jauge_multiplier by_second = jauge_multiplier_of(static_cast<double>(second.scale) / twice_larger);
  const jauge_multiplier by_sum =
      jauge_multiplier_of(twice_larger / (static_cast<double>(1 << bits) * static_cast<double>(to.scale)));
  return run_binary(inputs, outputs, [=](std::int32_t a, std::int32_t b) {
    const std::int32_t finer_a = jauge_multiply(a * (1 << bits), by_first);
    const std::int32_t finer_b = jauge_multiply(b * (1 << bits), by_second);
    return jauge_multiply(finer_a + sign * finer_b, by_sum);
  });
}

}  // namespace

Result<void> run_add(const NodeView&, InputArrays inputs, OutputArrays outputs) {
  return run_sum_of_two(inputs, outputs, 1);
}

Result<void> run_sub(const NodeView&, InputArrays inputs, OutputArrays outputs) {
  return run_sum_of_two(inputs, outputs, -1);
}

Result<void> run_mul(const NodeView&, InputArrays inputs, OutputArrays outputs) {
  JAUGE_TRY(const Meaning first, meaning_of(*inputs[0]));
  JAUGE_TRY(const Meaning second, meaning_of(*inputs[1]));
  JAUGE_TRY(const Meaning to, meaning_of(outputs[0]));
  const jauge_multiplier factor = jauge_multiplier_of(
      static_cast<double>(first.scale) * static_cast<double>(second.scale) / static_cast<double>(to.scale));
  return run_binary(inputs, outputs, [=](std::int32_t a, std::int32_t b) { return jauge_multiply(a * b, factor); });
}

}  // namespace jauge::ops::quantised
