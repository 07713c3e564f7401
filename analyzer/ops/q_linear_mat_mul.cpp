// QLinearMatMul: inputs a, a_scale, a_zero_point, b, b_scale, b_zero_point, y_scale, y_zero_point. The parameters of b
// are one number or one for each column.
#include "analyzer/ops/checks.h"
#include "analyzer/ops/dtype_dispatch.h"
#include "analyzer/ops/integer_math.h"

namespace jauge::ops {
namespace {

Result<Types> infer(const NodeView& node) {
  JAUGE_CHECK(require_bytes(node, {0, 3, 7}));
  JAUGE_CHECK(require_same_dtype(node, {0, 2}));
  JAUGE_CHECK(require_same_dtype(node, {3, 5}));
  JAUGE_TRY(MatrixWork work, matrix_work(node.input(0), node.input(3)));
  for (std::size_t i : {1, 2, 6, 7}) JAUGE_CHECK(require_one_or(node, i, 1, "scale or zero point"));
  for (std::size_t i : {4, 5}) JAUGE_CHECK(require_one_or(node, i, work.columns, "scale or zero point"));
  for (std::size_t i : {1, 4, 6}) JAUGE_CHECK(require_float(node, i));
  return Types{{node.input_dtype(7), std::move(work.output)}};
}

Macs macs(const NodeView& node) {
  const auto work = matrix_work(node.input(0), node.input(3));
  return work ? macs_of(*work) : Macs{};
}

std::optional<std::int64_t> st_macc(const NodeView& node) {
  return macs(node).value;
}

Result<void> run(const NodeView&, InputArrays inputs, OutputArrays outputs) {
  JAUGE_TRY(const MatrixWork work, matrix_work(inputs[0]->type.shape, inputs[3]->type.shape));
  const auto sums = multiply_integers(work, centred(*inputs[0], inputs[2], 1), centred(*inputs[3], inputs[5], 1));
  const auto b_scales = ir::to_doubles(*inputs[4]);
  const auto a_scale = static_cast<float>(ir::to_doubles(*inputs[1])[0]);
  const auto y_scale = static_cast<float>(ir::to_doubles(*inputs[6])[0]);
  const std::int64_t y_zero = ir::to_int64s(*inputs[7])[0];
  return with_byte(outputs[0].type.dtype, [&](auto zero) -> Result<void> {
    using T = decltype(zero);
    for (std::size_t i = 0; i < sums.size(); ++i) {
      const std::size_t column = i % static_cast<std::size_t>(work.columns) % b_scales.size();
      const float scale = a_scale * static_cast<float>(b_scales[column]) / y_scale;
      outputs[0].as<T>()[i] = requantised<T>(static_cast<std::int32_t>(sums[i]), scale, y_zero);
    }
    return {};
  });
}

}  // namespace

extern const Operator q_linear_mat_mul_operator;

const Operator q_linear_mat_mul_operator = {.name = "QLinearMatMul",
                                            .summary = "matrix product of 8-bit numbers",
                                            .family = Family::dense,
                                            .min_inputs = 8,
                                            .max_inputs = 8,
                                            .value_inputs = {1, 2, 4, 5, 6, 7},
                                            .infer = infer,
                                            .macs = macs,
                                            .st_macc = st_macc,
                                            .run = run};

}  // namespace jauge::ops
