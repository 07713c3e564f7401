#include "analyzer/ops/quantised/through_reals.h"

#include "analyzer/ops/checks.h"
#include "analyzer/ops/quantised/meaning.h"

namespace jauge::ops {
namespace {

bool stands_for_reals(const ir::TensorType& type, const ir::QuantParams* quant) {
  return quant && !ir::is_float(type.dtype);
}

// Answers that are integers themselves (comparisons, indices) are bool or 64 bits wide.
bool is_without_meaning(const ir::ArrayView& out) {
  const ir::DType dtype = out.type.dtype;
  return !out.quant && ir::is_integer(dtype) && dtype != ir::DType::int64;
}

Result<void> encode(const ir::Array& reals, const ir::ArrayView& out, ir::Rounding rounding, ZeroPoint zero_point) {
  JAUGE_TRY(const Meaning meaning, meaning_of(out));
  const StoredRange range = range_of(out.type.dtype);
  std::vector<std::int32_t> numbers;
  numbers.reserve(reals.as<float>().size());
  for (const float real : reals.as<float>())
    numbers.push_back(zero_point == ZeroPoint::before_rounding ? encoded_with_zero(real, meaning, out.type.dtype)
                                                               : encoded(real, meaning, rounding, range));
  store(numbers, out);
  return {};
}

Result<void> compute(const Operator& op, const NodeView& node, InputArrays inputs, OutputArrays outputs,
                     const ir::Activation& activation, ZeroPoint zero_point) {
  std::vector<ir::Array> in(inputs.size()), out(outputs.size());
  std::vector<std::optional<ir::ConstArrayView>> in_views(inputs.begin(), inputs.end());
  std::vector<ir::ArrayView> out_views(outputs.begin(), outputs.end());
  for (std::size_t i = 0; i < in.size(); ++i) {
    if (!inputs[i] || !stands_for_reals(inputs[i]->type, inputs[i]->quant)) continue;
    in[i] = decoded(*inputs[i]);
    in_views[i] = std::as_const(in[i]).view();
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (is_without_meaning(outputs[i])) return not_supported("its output holds integers without scale");
    if (!stands_for_reals(outputs[i].type, outputs[i].quant)) continue;
    out[i] = ir::Array({ir::DType::float32, outputs[i].type.shape});
    out_views[i] = out[i].view();
  }
  JAUGE_CHECK(op.run(node, in_views, out_views));
  apply_activation(activation, out_views[0]);
  for (std::size_t i = 0; i < out.size(); ++i)
    if (!out[i].bytes.empty()) JAUGE_CHECK(encode(out[i], outputs[i], node.node().rounding, zero_point));
  return {};
}

}  // namespace

ir::Array decoded(const ir::ConstArrayView& integers) {
  ir::Array reals({ir::DType::float32, integers.type.shape});
  const std::vector<std::int32_t> numbers = centred(integers);
  const auto& scales = integers.quant->scales;
  std::size_t inner = 1;
  if (integers.quant->axis >= 0)
    for (std::size_t i = static_cast<std::size_t>(integers.quant->axis) + 1; i < integers.type.shape.size(); ++i)
      inner *= static_cast<std::size_t>(integers.type.shape[i]);
  for (std::size_t i = 0; i < numbers.size(); ++i)
    reals.as<float>()[i] = scales[i / inner % scales.size()] * static_cast<float>(numbers[i]);
  return reals;
}

Result<void> run_through_reals(const Operator& op, const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  return compute(op, node, inputs, outputs, node.node().activation, ZeroPoint::after_rounding);
}

Result<void> run_kernel_through_reals(const Operator& op, const NodeView& node, InputArrays inputs,
                                      OutputArrays outputs, ZeroPoint zero_point) {
  return compute(op, node, inputs, outputs, {}, zero_point);
}

}  // namespace jauge::ops
