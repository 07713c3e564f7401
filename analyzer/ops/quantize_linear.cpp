// QuantizeLinear: inputs x, y_scale, y_zero_point (optional: uint8 zero). DequantizeLinear: inputs x, x_scale,
// x_zero_point (optional: zero). Attribute axis (default 1) counts when the scale is a list. Blocks (block_size) are
// not done. Rounding is half to even, then saturation, as ONNX says.
#include <algorithm>
#include <cmath>

#include "analyzer/ops/dtype_dispatch.h"
#include "analyzer/ops/numbers.h"
#include "analyzer/ops/rows.h"

namespace jauge::ops {
namespace {

// Element i uses scale number i / inner % count.
struct Channels {
  std::size_t inner = 1, count = 1;
  std::size_t of(std::size_t i) const { return i / inner % count; }
};

Result<Channels> channels_of(const NodeView& node, const ir::Shape& shape, const ir::Shape& scale) {
  if (node.attributes().integer("block_size", 0) != 0) return not_supported("it quantises in blocks");
  if (ir::elements(scale) == 1) return Channels{};
  if (scale.size() != 1) return not_supported("its scale has shape " + ir::to_text(scale));
  JAUGE_TRY(const std::size_t axis, axis_of(node.attributes().integer("axis", 1), shape.size()));
  if (scale[0] != shape[axis] || scale[0] == 0)
    return contradiction("it has " + std::to_string(scale[0]) + " scales along an axis of " +
                         std::to_string(shape[axis]));
  const std::int64_t inner = ir::elements({shape.begin() + static_cast<std::ptrdiff_t>(axis) + 1, shape.end()});
  return Channels{static_cast<std::size_t>(std::max<std::int64_t>(inner, 1)), static_cast<std::size_t>(scale[0])};
}

bool is_quantised_type(ir::DType dtype) {
  return dtype == ir::DType::int8 || dtype == ir::DType::uint8 || dtype == ir::DType::int16 ||
         dtype == ir::DType::uint16;
}

Result<void> check_parameters(const NodeView& node) {
  JAUGE_CHECK(channels_of(node, node.input(0), node.input(1)));
  JAUGE_CHECK(require_float(node, 1));
  if (node.has_input(2) && ir::elements(node.input(2)) != ir::elements(node.input(1)))
    return contradiction("it has as many zero points as " + ir::to_text(node.input(2)) + " but scales as " +
                         ir::to_text(node.input(1)));
  return {};
}

Result<Types> infer_quantize(const NodeView& node) {
  JAUGE_CHECK(check_parameters(node));
  if (!ir::is_float(node.input_dtype(0)) && node.input_dtype(0) != ir::DType::int32)
    return not_supported("it quantises " + std::string(name_of(node.input_dtype(0))));
  const std::string named = node.attributes().text("output_dtype", "uint8");
  const ir::DType dtype = node.has_input(2) ? node.input_dtype(2) : ir::dtype_named(named).value_or(ir::DType::boolean);
  if (!is_quantised_type(dtype)) return not_supported("it quantises to " + std::string(name_of(dtype)));
  return Types{{dtype, node.input(0)}};
}

Result<Types> infer_dequantize(const NodeView& node) {
  JAUGE_CHECK(check_parameters(node));
  JAUGE_CHECK(require_same_dtype(node, {0, 2}));
  if (!is_quantised_type(node.input_dtype(0)) && node.input_dtype(0) != ir::DType::int32)
    return not_supported("it dequantises " + std::string(name_of(node.input_dtype(0))));
  return Types{{node.input_dtype(1), node.input(0)}};
}

std::vector<double> zero_points_of(InputArrays inputs, std::size_t count) {
  if (inputs.size() > 2 && inputs[2]) return ir::to_doubles(*inputs[2]);
  return std::vector<double>(count, 0);
}

Result<void> run_quantize(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  JAUGE_TRY(const Channels channels, channels_of(node, inputs[0]->type.shape, inputs[1]->type.shape));
  const auto scales = ir::to_doubles(*inputs[1]);
  const auto zeros = zero_points_of(inputs, scales.size());
  const auto in = ir::to_doubles(*inputs[0]);
  return with_type(outputs[0].type.dtype, [&](auto zero) -> Result<void> {
    using T = decltype(zero);
    for (std::size_t i = 0; i < in.size(); ++i) {
      const std::size_t c = channels.of(i);
      // The quotient is a float32 in every runtime; a double would round other ties.
      const float quotient = static_cast<float>(in[i]) / static_cast<float>(scales[c]);
      outputs[0].as<T>()[i] = saturate<T>(std::nearbyint(static_cast<double>(quotient)) + zeros[c]);
    }
    return {};
  });
}

Result<void> run_dequantize(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  JAUGE_TRY(const Channels channels, channels_of(node, inputs[0]->type.shape, inputs[1]->type.shape));
  const auto scales = ir::to_doubles(*inputs[1]);
  const auto zeros = zero_points_of(inputs, scales.size());
  const auto in = ir::to_doubles(*inputs[0]);
  return with_float(outputs[0].type.dtype, [&](auto zero) -> Result<void> {
    using T = decltype(zero);
    for (std::size_t i = 0; i < in.size(); ++i) {
      const std::size_t c = channels.of(i);
      outputs[0].as<T>()[i] = static_cast<T>((in[i] - zeros[c]) * scales[c]);
    }
    return {};
  });
}

Operator conversion(std::string_view name, std::string_view summary, decltype(Operator::infer) infer,
                    decltype(Operator::run) run) {
  return {.name = name,
          .summary = summary,
          .family = Family::elementwise,
          .min_inputs = 2,
          .max_inputs = 3,
          .attributes = {{"axis", AttributeType::integer},
                         {"block_size", AttributeType::integer},
                         {"output_dtype", AttributeType::text},
                         {"precision", AttributeType::text},
                         {"saturate", AttributeType::integer}},
          .value_inputs = {1, 2},
          .infer = infer,
          .st_macc = st_per_output<2>,
          .run = run,
          .rows = rows_one_by_one};
}

}  // namespace

extern const Operator quantize_linear_operator, dequantize_linear_operator;

const Operator quantize_linear_operator =
    conversion("QuantizeLinear", "real numbers to integers with a scale", infer_quantize, run_quantize);
const Operator dequantize_linear_operator =
    conversion("DequantizeLinear", "integers with a scale to real numbers", infer_dequantize, run_dequantize);

}  // namespace jauge::ops
