// Add of two tensors with the same shape. Bytes: what each operand's number contributes comes from a table.
#include <algorithm>
#include <array>
#include <memory>

#include "analyzer/execute/fast/kernel.h"
#include "analyzer/execute/fast/real_activation.h"
#include "analyzer/execute/fast/requantise.h"

namespace jauge::execute::fast {
namespace {

using ops::Meaning;

constexpr std::size_t at_once = 64;

template <class T>
using Contributions = std::array<T, 256>;  // by the stored byte's bits

std::int32_t stored_of(std::size_t bits, ir::DType dtype) {
  return dtype == ir::DType::int8 ? static_cast<std::int8_t>(bits) : static_cast<std::int32_t>(bits);
}

struct TfliteSum {
  Contributions<std::int32_t> first, second;
  Requantisation rule;
};

// As ops::quantised::run_add: 20 bits finer than the larger scale.
Contributions<std::int32_t> finer(const ir::Tensor& tensor, double twice_larger) {
  const jauge_multiplier factor = jauge_multiplier_of(static_cast<double>(tensor.quant->scales[0]) / twice_larger);
  Contributions<std::int32_t> table;
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto centred = stored_of(i, tensor.type.dtype) - static_cast<std::int32_t>(tensor.quant->zero_points[0]);
    table[i] = jauge_multiply(centred * (1 << 20), factor);
  }
  return table;
}

Requantisation uniform_rule(jauge_multiplier factor) {
  Requantisation rule;
  rule.offsets.assign(at_once, 0);
  rule.mantissas.assign(at_once, factor.mantissa);
  rule.left_shifts.assign(at_once, std::max(factor.shift, 0));
  rule.right_shifts.assign(at_once, std::max(-factor.shift, 0));
  return rule;
}

void run_tflite(const TfliteSum& sum, ops::InputArrays inputs, ops::OutputArrays outputs) {
  const auto a = inputs[0]->as<std::uint8_t>(), b = inputs[1]->as<std::uint8_t>();
  const auto out = outputs[0].as<std::uint8_t>();
  std::array<std::int32_t, at_once> sums{};
  for (std::size_t first = 0; first < out.size(); first += at_once) {
    const std::size_t count = std::min(at_once, out.size() - first);
    for (std::size_t i = 0; i < count; ++i) sums[i] = sum.first[a[first + i]] + sum.second[b[first + i]];
    requantise_row(sum.rule, 0, sums.data(), static_cast<std::int64_t>(count), out.data() + first);
  }
}

struct OnnxSum {
  Contributions<float> first, second;
  Meaning meaning;
  ops::StoredRange range;
};

Contributions<float> reals(const ir::Tensor& tensor) {
  Contributions<float> table;
  for (std::size_t i = 0; i < table.size(); ++i)
    table[i] = tensor.quant->scales[0] * static_cast<float>(stored_of(i, tensor.type.dtype) -
                                                            static_cast<std::int32_t>(tensor.quant->zero_points[0]));
  return table;
}

void run_onnx(const OnnxSum& sum, ops::InputArrays inputs, ops::OutputArrays outputs) {
  const auto a = inputs[0]->as<std::uint8_t>(), b = inputs[1]->as<std::uint8_t>();
  const auto out = outputs[0].as<std::uint8_t>();
  const auto low = static_cast<float>(sum.range.low - sum.meaning.zero);
  const auto high = static_cast<float>(sum.range.high - sum.meaning.zero);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const float steps = (sum.first[a[i]] + sum.second[b[i]]) / sum.meaning.scale;
    const float held = steps < low ? low : steps > high ? high : steps;
    // Adding 1.5 x 2^23 leaves no room for a fraction: the processor rounds half to even.
    const float whole = held + 12582912.0f - 12582912.0f;
    out[i] = static_cast<std::uint8_t>(static_cast<std::int32_t>(whole) + sum.meaning.zero);
  }
}

bool is_byte(const ir::Tensor& tensor) {
  return (tensor.type.dtype == ir::DType::int8 || tensor.type.dtype == ir::DType::uint8) && tensor.quant &&
         tensor.quant->per_tensor();
}

bool is_sum_of_bytes(const ops::NodeView& node) {
  if (node.node().op != "Add" || node.node().rounding == ir::Rounding::none) return false;
  if (!is_byte(node.input_tensor(0)) || !is_byte(node.input_tensor(1)) || !is_byte(node.output_tensor())) return false;
  return node.input(0) == node.input(1) && is_clamp(node.node().activation);
}

Meaning meaning_of(const ir::Tensor& tensor) {
  return {tensor.quant->scales[0], static_cast<std::int32_t>(tensor.quant->zero_points[0])};
}

bool is_sum_of_reals(const ops::NodeView& node) {
  constexpr ir::DType real = ir::DType::float32;
  return node.node().op == "Add" && node.input_dtype(0) == real && node.input_dtype(1) == real &&
         node.output_tensor().type.dtype == real && node.input(0) == node.input(1) && is_clamp(node.node().activation);
}

void add_reals(const float* __restrict a, const float* __restrict b, float* __restrict out, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) out[i] = a[i] + b[i];
}

}  // namespace

std::optional<Kernel> prepare_sum(const ops::NodeView& node, Instructions instructions) {
  if (is_sum_of_reals(node))
    return [activation = node.node().activation](ops::InputArrays inputs, ops::OutputArrays outputs, Scratch&) {
      const auto out = outputs[0].as<float>();
      add_reals(inputs[0]->as<float>().data(), inputs[1]->as<float>().data(), out.data(), out.size());
      activate_reals(activation, out.data(), static_cast<std::int64_t>(out.size()));
    };
  if (instructions == Instructions::none || !is_sum_of_bytes(node)) return std::nullopt;
  const ir::Tensor &first = node.input_tensor(0), &second = node.input_tensor(1), &out = node.output_tensor();
  const Meaning meaning = meaning_of(out);
  const ops::StoredRange range = ops::range_of(node.node().activation, node.node().rounding, out.type.dtype, meaning);
  if (node.node().rounding == ir::Rounding::onnx) {
    auto sum = std::make_shared<OnnxSum>(OnnxSum{reals(first), reals(second), meaning, range});
    return [sum](ops::InputArrays inputs, ops::OutputArrays outputs, Scratch&) { run_onnx(*sum, inputs, outputs); };
  }
  const double twice_larger = 2 * static_cast<double>(std::max(first.quant->scales[0], second.quant->scales[0]));
  auto sum = std::make_shared<TfliteSum>();
  sum->first = finer(first, twice_larger);
  sum->second = finer(second, twice_larger);
  sum->rule = uniform_rule(
      jauge_multiplier_of(twice_larger / (static_cast<double>(1 << 20) * static_cast<double>(meaning.scale))));
  sum->rule.zero = meaning.zero;
  sum->rule.range = range;
  sum->rule.is_signed = out.type.dtype == ir::DType::int8;
  return [sum](ops::InputArrays inputs, ops::OutputArrays outputs, Scratch&) { run_tflite(*sum, inputs, outputs); };
}

}  // namespace jauge::execute::fast
