// Add, Sub, Mul, Div, Max, Min, Pow, PRelu and Sum of two.
#include <algorithm>

#include "analyzer/deploy/lower/integers.h"
#include "analyzer/deploy/lower/reals.h"
#include "analyzer/ops/checks.h"

namespace jauge::deploy {
namespace {

std::int32_t function_of(std::string_view op) {
  if (op == "Sub") return JAUGE_SUB;
  if (op == "Mul") return JAUGE_MUL;
  if (op == "Div") return JAUGE_DIV;
  if (op == "Max") return JAUGE_MAX;
  if (op == "Min") return JAUGE_MIN;
  if (op == "Pow") return JAUGE_POW;
  if (op == "PRelu") return JAUGE_PRELU;
  return JAUGE_ADD;
}

// An input with the output's number of dimensions, so that equal places mean equal axes.
Result<Operand> operand_of(const ops::NodeView& node, std::size_t i) {
  ir::Shape shape = node.input(i);
  const ir::Shape& out = node.output();
  if (shape == out) return Operand{node.node().inputs[i]};
  shape.insert(shape.begin(), out.size() - shape.size(), 1);
  const Geometry geometry = geometry_of(shape), whole = geometry_of(out);
  const auto repeats = [](std::int64_t extent, std::int64_t full) { return extent == full || extent == 1; };
  if (!repeats(geometry.rows, whole.rows) || !repeats(geometry.width, whole.width) ||
      !repeats(geometry.channels, whole.channels))
    return ops::not_supported("it repeats an input of shape " + ir::to_text(node.input(i)) +
                              " in a way the runtime on the chip does not know");
  return Operand{node.node().inputs[i], geometry};
}

jauge_add_s8 sum_of_bytes(const ops::NodeView& node, std::int32_t sign) {
  const double first = node.input_tensor(0).quant->scales[0], second = node.input_tensor(1).quant->scales[0];
  const double twice_larger = 2 * std::max(first, second);
  const jauge_multiplier by_first = jauge_multiplier_of(first / twice_larger);
  const jauge_multiplier by_second = jauge_multiplier_of(second / twice_larger);
  const jauge_multiplier by_sum =
      jauge_multiplier_of(twice_larger / ((1 << 20) * static_cast<double>(node.output_tensor().quant->scales[0])));
  return {.first_mantissa = by_first.mantissa,
          .first_shift = by_first.shift,
          .second_mantissa = by_second.mantissa,
          .second_shift = by_second.shift,
          .sum_mantissa = by_sum.mantissa,
          .sum_shift = by_sum.shift,
          .sign = sign,
          .range = output_range(node)};
}

jauge_mul_s8 product_of_bytes(const ops::NodeView& node) {
  const double first = node.input_tensor(0).quant->scales[0], second = node.input_tensor(1).quant->scales[0];
  const jauge_multiplier factor =
      jauge_multiplier_of(first * second / static_cast<double>(node.output_tensor().quant->scales[0]));
  return {.mantissa = factor.mantissa, .shift = factor.shift, .range = output_range(node)};
}

bool all_mean_the_same(const ops::NodeView& node) {
  return *node.input_tensor(0).quant == *node.output_tensor().quant &&
         *node.input_tensor(1).quant == *node.output_tensor().quant;
}

Result<void> lower_tflite(const ops::NodeView& node, LoweredOp& op) {
  const std::string& name = node.node().op;
  if (name == "Add" || name == "Sub") {
    op.kernel = JAUGE_KERNEL_add_s8;
    op.parameters = blob_of(sum_of_bytes(node, name == "Add" ? 1 : -1));
  } else if (name == "Mul") {
    op.kernel = JAUGE_KERNEL_mul_s8;
    op.parameters = blob_of(product_of_bytes(node));
  } else if ((name == "Max" || name == "Min") && all_mean_the_same(node)) {
    op.kernel = JAUGE_KERNEL_binary_reals_s8;  // there and back between equal meanings changes nothing
    op.parameters = blob_of(jauge_binary{.function = function_of(name), .activation = activation_of({})});
  } else {
    return ops::not_supported("the runtime on the chip has no integer kernel for it in TFLite's arithmetic");
  }
  op.table = activation_table(node);
  return {};
}

}  // namespace

Result<LoweredOps> lower_binary(const ops::NodeView& node) {
  if (node.input_count() != 2) return ops::not_supported("it has not two inputs");
  JAUGE_TRY(const Operand first, operand_of(node, 0));
  JAUGE_TRY(const Operand second, operand_of(node, 1));
  LoweredOp op = {.inputs = {first, second}, .outputs = {{node.node().outputs[0]}}};
  const bool bytes = all_quantised_bytes(node, 2);
  if (bytes && node.node().rounding == ir::Rounding::tflite) {
    JAUGE_CHECK(lower_tflite(node, op));
    return LoweredOps{std::move(op)};
  }
  if (!bytes && !all_f32(node, 2))
    return ops::not_supported("the runtime on the chip does not combine these element types");
  op.kernel = bytes ? JAUGE_KERNEL_binary_reals_s8 : JAUGE_KERNEL_binary_f32;
  op.parameters = blob_of(
      jauge_binary{.function = function_of(node.node().op), .activation = activation_of(node.node().activation)});
  return LoweredOps{std::move(op)};
}

}  // namespace jauge::deploy
