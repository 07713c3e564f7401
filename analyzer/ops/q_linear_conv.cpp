// QLinearConv: inputs x, x_scale, x_zero_point, w, w_scale, w_zero_point, y_scale, y_zero_point, B (optional, int32
// with scale x_scale * w_scale). Weight scale and zero point are one number or one for each output channel. Attributes
// as Conv.
#include "analyzer/ops/checks.h"
#include "analyzer/ops/dtype_dispatch.h"
#include "analyzer/ops/integer_math.h"
#include "analyzer/ops/rows.h"

namespace jauge::ops {
namespace {

Result<Types> infer(const NodeView& node) {
  JAUGE_CHECK(require_bytes(node, {0, 3, 7}));
  JAUGE_CHECK(require_same_dtype(node, {0, 2}));
  JAUGE_CHECK(require_same_dtype(node, {3, 5}));
  JAUGE_TRY(const ConvWork work, conv_work(node, 3));
  for (std::size_t i : {1, 2, 6, 7}) JAUGE_CHECK(require_one_or(node, i, 1, "scale or zero point"));
  for (std::size_t i : {4, 5}) JAUGE_CHECK(require_one_or(node, i, work.out_channels, "weight scale or zero point"));
  for (std::size_t i : {1, 4, 6}) JAUGE_CHECK(require_float(node, i));
  JAUGE_CHECK(check_bias(node, 8, work.out_channels));
  if (node.has_input(8) && node.input_dtype(8) != ir::DType::int32) return contradiction("its bias is not int32");
  return Types{{node.input_dtype(7), output_shape(node, work)}};
}

Macs macs(const NodeView& node) {
  return macs_of(node, 3);
}

std::optional<std::int64_t> st_macc(const NodeView& node) {
  return st_macc_of(node, 3, 8);
}

Result<void> run(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  JAUGE_TRY(const ConvWork work, runnable_conv_work(node, 3));
  const ir::Shape& weight_shape = inputs[3]->type.shape;
  const auto in = centred(*inputs[0], inputs[2], 1);
  const auto weights = centred(*inputs[3], inputs[5], ir::elements(weight_shape) / weight_shape[0]);
  const auto sums = convolve_integers(work, in, weights);
  const auto weight_scales = ir::to_doubles(*inputs[4]);
  const auto x_scale = static_cast<float>(ir::to_doubles(*inputs[1])[0]);
  const auto y_scale = static_cast<float>(ir::to_doubles(*inputs[6])[0]);
  const std::int64_t y_zero = ir::to_int64s(*inputs[7])[0];
  std::vector<std::int64_t> bias(static_cast<std::size_t>(work.out_channels), 0);
  if (inputs.size() > 8 && inputs[8]) bias = ir::to_int64s(*inputs[8]);
  return with_byte(outputs[0].type.dtype, [&](auto zero) -> Result<void> {
    using T = decltype(zero);
    for (std::size_t i = 0; i < sums.size(); ++i) {
      const std::size_t c = i % bias.size();
      const float scale = x_scale * static_cast<float>(weight_scales[c % weight_scales.size()]) / y_scale;
      outputs[0].as<T>()[i] = requantised<T>(static_cast<std::int32_t>(sums[i] + bias[c]), scale, y_zero);
    }
    return {};
  });
}

}  // namespace

extern const Operator q_linear_conv_operator;

const Operator q_linear_conv_operator = {.name = "QLinearConv",
                                         .summary = "convolution of 8-bit numbers",
                                         .family = Family::convolution,
                                         .min_inputs = 8,
                                         .max_inputs = 9,
                                         .attributes = window_attributes({{"group", AttributeType::integer}}),
                                         .value_inputs = {1, 2, 4, 5, 6, 7},
                                         .infer = infer,
                                         .macs = macs,
                                         .st_macc = st_macc,
                                         .run = run,
                                         .rows = rows_of_window};

}  // namespace jauge::ops
