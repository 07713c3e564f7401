// TFLite's integer Sigmoid and Tanh. 8 bits: fixed-point functions of the input as a number with 4 integer bits.
// 16 bits: straight lines between 256 points of the sigmoid. Unsigned numbers: a table of real results.
#include <cmath>

#include "analyzer/ops/checks.h"
#include "analyzer/ops/quantised/kernels.h"
#include "analyzer/ops/quantised/meaning.h"
#include "analyzer/ops/quantised/word_functions.h"
#include "firmware_probe/runtime/fixed_functions.h"

namespace jauge::ops::quantised {
namespace {

constexpr int integer_bits = 4;

// The difference from zero at which the function has reached its end.
std::int32_t radius_of(jauge_multiplier factor) {
  const double widest = static_cast<double>((1 << integer_bits) - 1) * (std::int64_t{1} << (31 - integer_bits));
  return static_cast<std::int32_t>(std::floor(std::ldexp(widest, -factor.shift)));
}

// One number of a signed byte: `function` gives 31 fraction bits, of which `out_bits` stay.
template <class Function>
Result<void> run_bytes(InputArrays inputs, OutputArrays outputs, int out_bits, std::int32_t out_zero,
                       Function function) {
  JAUGE_TRY(const Meaning from, meaning_of(*inputs[0]));
  const jauge_multiplier factor =
      jauge_multiplier_of(static_cast<double>(from.scale) * static_cast<double>(1 << (31 - integer_bits)));
  const std::int32_t radius = radius_of(factor);
  std::vector<std::int32_t> numbers = centred(*inputs[0]);
  for (std::int32_t& x : numbers) {
    if (x <= -radius)
      x = -128;
    else if (x >= radius)
      x = 127;
    else
      x = jauge_clamp(jauge_divide_by_pot(function(jauge_multiply(x, factor), integer_bits), 31 - out_bits) + out_zero,
                      -128, 127);
  }
  store(numbers, outputs[0]);
  return {};
}

// Real result of every number, rounded half away from zero.
template <class Function>
Result<void> run_table(InputArrays inputs, OutputArrays outputs, Function function) {
  JAUGE_TRY(const Meaning from, meaning_of(*inputs[0]));
  JAUGE_TRY(const Meaning to, meaning_of(outputs[0]));
  std::vector<std::int32_t> numbers = centred(*inputs[0]);
  for (std::int32_t& x : numbers)
    x = encoded(function(from.scale * static_cast<float>(x)), to, ir::Rounding::tflite,
                range_of(outputs[0].type.dtype));
  store(numbers, outputs[0]);
  return {};
}

// TFLite's way from the input's scale to the table's 1 / (3 x 4096).
struct WordScaling {
  std::int32_t multiplier = 0, shift = 0;

  std::int32_t of(std::int32_t x) const {
    const std::int32_t round = shift > 0 ? 1 << (shift - 1) : 0;
    return (x * multiplier + round) >> shift;
  }
};

WordScaling word_scaling(float in_scale) {
  double multiplier = static_cast<double>(in_scale) * 4096 * 3;
  WordScaling scaling;
  while (multiplier <= 32767.0 / 2 && scaling.shift <= 30) {
    ++scaling.shift;
    multiplier *= 2;
  }
  scaling.multiplier = static_cast<std::int32_t>(std::fmin(multiplier, 32767));
  return scaling;
}

template <class Function>
Result<void> run_words(InputArrays inputs, OutputArrays outputs, Function function) {
  JAUGE_TRY(const Meaning from, meaning_of(*inputs[0]));
  const WordScaling scaling = word_scaling(from.scale);
  std::vector<std::int32_t> numbers = centred(*inputs[0]);
  const StoredRange range = range_of(outputs[0].type.dtype);
  for (std::int32_t& x : numbers) x = range.clamp(function(scaling.of(x)));
  store(numbers, outputs[0]);
  return {};
}

}  // namespace

Result<void> run_sigmoid(const NodeView&, InputArrays inputs, OutputArrays outputs) {
  if (inputs[0]->type.dtype == ir::DType::int8 && outputs[0].type.dtype == ir::DType::int8)
    return run_bytes(inputs, outputs, 8, -128, jauge_logistic);
  if (inputs[0]->type.dtype == ir::DType::int16) return run_words(inputs, outputs, sigmoid_word);
  return run_table(inputs, outputs, [](float x) { return 1 / (1 + std::exp(-x)); });
}

Result<void> run_tanh(const NodeView&, InputArrays inputs, OutputArrays outputs) {
  if (inputs[0]->type.dtype == ir::DType::int8 && outputs[0].type.dtype == ir::DType::int8)
    return run_bytes(inputs, outputs, 7, 0, jauge_tanh);
  if (inputs[0]->type.dtype == ir::DType::int16) return run_words(inputs, outputs, tanh_word);
  return run_table(inputs, outputs, [](float x) { return std::tanh(x); });
}

}  // namespace jauge::ops::quantised
