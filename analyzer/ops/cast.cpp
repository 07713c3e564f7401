// Cast: attribute `to` is the name of one of our element types as text ("float32", "int64", "bool"), not ONNX's number.
// CastLike: input 1 gives the type. Both: real to integer is truncated and saturates; attributes saturate and
// round_mode of newer opsets concern 8-bit floats only and are accepted without effect.
#include "analyzer/ops/dtype_dispatch.h"
#include "analyzer/ops/numbers.h"
#include "analyzer/ops/rows.h"

namespace jauge::ops {
namespace {

Result<Types> infer_cast(const NodeView& node) {
  const std::string name = node.attributes().text("to", "");
  const auto dtype = ir::dtype_named(name);
  if (!dtype) return not_supported("it casts to '" + name.substr(0, 40) + "'");
  return Types{{*dtype, node.input(0)}};
}

Result<Types> infer_cast_like(const NodeView& node) {
  return Types{{node.input_dtype(1), node.input(0)}};
}

template <class To, class From>
To converted(From value) {
  if constexpr (std::floating_point<From> && !std::floating_point<To>)
    return saturate<To>(static_cast<double>(value));
  else
    return static_cast<To>(value);
}

Result<void> run(const NodeView&, InputArrays inputs, OutputArrays outputs) {
  const bool to_bool = outputs[0].type.dtype == ir::DType::boolean;
  return with_type(inputs[0]->type.dtype, [&](auto from_zero) -> Result<void> {
    return with_type(outputs[0].type.dtype, [&](auto to_zero) -> Result<void> {
      using To = decltype(to_zero);
      const auto in = inputs[0]->as<decltype(from_zero)>();
      const auto out = outputs[0].as<To>();
      for (std::size_t i = 0; i < in.size(); ++i) out[i] = to_bool ? static_cast<To>(in[i] != 0) : converted<To>(in[i]);
      return {};
    });
  });
}

}  // namespace

extern const Operator cast_operator, cast_like_operator;

const Operator cast_operator = {.name = "Cast",
                                .summary = "another element type",
                                .family = Family::elementwise,
                                .attributes = {{"to", AttributeType::text},
                                               {"saturate", AttributeType::integer},
                                               {"round_mode", AttributeType::text}},
                                .infer = infer_cast,
                                .st_macc = st_per_output<2>,
                                .run = run,
                                .memory = {.in_place_inputs = {0}},
                                .rows = rows_one_by_one};
const Operator cast_like_operator = {
    .name = "CastLike",
    .summary = "the element type of another tensor",
    .family = Family::elementwise,
    .min_inputs = 2,
    .max_inputs = 2,
    .attributes = {{"saturate", AttributeType::integer}, {"round_mode", AttributeType::text}},
    .infer = infer_cast_like,
    .st_macc = st_per_output<2>,
    .run = run,
    .memory = {.in_place_inputs = {0}},
    .rows = rows_one_by_one};

}  // namespace jauge::ops
