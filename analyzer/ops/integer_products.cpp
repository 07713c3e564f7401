// ConvInteger: inputs x, w, x_zero_point, w_zero_point (both optional). MatMulInteger: inputs A, B, a_zero_point,
// b_zero_point (both optional). 8-bit numbers in, 32-bit sums out. Attributes of ConvInteger as Conv.
#include "analyzer/ops/checks.h"
#include "analyzer/ops/integer_math.h"

namespace jauge::ops {
namespace {

Result<Types> infer_conv(const NodeView& node) {
  JAUGE_CHECK(require_bytes(node, {0, 1}));
  JAUGE_CHECK(require_same_dtype(node, {0, 2}));
  JAUGE_CHECK(require_same_dtype(node, {1, 3}));
  JAUGE_TRY(const ConvWork work, conv_work(node, 1));
  JAUGE_CHECK(require_one_or(node, 2, 1, "zero point"));
  JAUGE_CHECK(require_one_or(node, 3, work.out_channels, "zero point"));
  return Types{{ir::DType::int32, output_shape(node, work)}};
}

Result<Types> infer_mat_mul(const NodeView& node) {
  JAUGE_CHECK(require_bytes(node, {0, 1}));
  JAUGE_CHECK(require_same_dtype(node, {0, 2}));
  JAUGE_CHECK(require_same_dtype(node, {1, 3}));
  JAUGE_TRY(MatrixWork work, matrix_work(node.input(0), node.input(1)));
  JAUGE_CHECK(require_one_or(node, 2, work.rows, "zero point"));
  JAUGE_CHECK(require_one_or(node, 3, work.columns, "zero point"));
  return Types{{ir::DType::int32, std::move(work.output)}};
}

Macs conv_macs(const NodeView& node) {
  return macs_of(node, 1);
}

Macs mat_mul_macs(const NodeView& node) {
  const auto work = matrix_work(node.input(0), node.input(1));
  return work ? macs_of(*work) : Macs{};
}

std::optional<ir::ConstArrayView> optional_input(InputArrays inputs, std::size_t i) {
  return i < inputs.size() ? inputs[i] : std::nullopt;
}

// The standard has 32-bit sums, which wrap around.
void store(const std::vector<std::int64_t>& sums, const ir::ArrayView& out) {
  std::transform(sums.begin(), sums.end(), out.as<std::int32_t>().begin(),
                 [](std::int64_t sum) { return static_cast<std::int32_t>(sum); });
}

Result<void> run_conv(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  JAUGE_TRY(const ConvWork work, runnable_conv_work(node, 1));
  const ir::Shape& weights = inputs[1]->type.shape;
  store(convolve_integers(work, centred(*inputs[0], optional_input(inputs, 2), 1),
                          centred(*inputs[1], optional_input(inputs, 3), ir::elements(weights) / weights[0])),
        outputs[0]);
  return {};
}

Result<void> run_mat_mul(const NodeView&, InputArrays inputs, OutputArrays outputs) {
  JAUGE_TRY(const MatrixWork work, matrix_work(inputs[0]->type.shape, inputs[1]->type.shape));
  // a's zero points go with rows, b's with columns.
  store(multiply_integers(work, centred(*inputs[0], optional_input(inputs, 2), std::max<std::int64_t>(work.inner, 1)),
                          centred(*inputs[1], optional_input(inputs, 3), 1)),
        outputs[0]);
  return {};
}

Operator product(std::string_view name, std::string_view summary, Family family, decltype(Operator::infer) infer,
                 decltype(Operator::macs) macs, decltype(Operator::run) run) {
  return {.name = name,
          .summary = summary,
          .family = family,
          .min_inputs = 2,
          .max_inputs = 4,
          .value_inputs = {2, 3},
          .infer = infer,
          .macs = macs,
          .st_macc = st_unknown,
          .run = run};
}

Operator conv_integer() {
  Operator op = product("ConvInteger", "convolution of 8-bit numbers to 32-bit sums", Family::convolution, infer_conv,
                        conv_macs, run_conv);
  op.attributes = window_attributes({{"group", AttributeType::integer}});
  return op;
}

}  // namespace

extern const Operator conv_integer_operator, mat_mul_integer_operator;

const Operator conv_integer_operator = conv_integer();
const Operator mat_mul_integer_operator = product("MatMulInteger", "matrix product of 8-bit numbers to 32-bit sums",
                                                  Family::dense, infer_mat_mul, mat_mul_macs, run_mat_mul);

}  // namespace jauge::ops
