// ConstantOfShape: inputs shape (value), fill (one element; ONNX's tensor attribute `value`, which the reader turns
// into a constant input; absent: float32 zero).
#include <cstring>

#include "analyzer/ops/checks.h"

namespace jauge::ops {
namespace {

Result<Types> infer(const NodeView& node) {
  JAUGE_TRY(ir::Shape shape, integers_of(node, 0, "shape"));
  for (std::int64_t dimension : shape)
    if (dimension < 0) return contradiction("its shape contains " + std::to_string(dimension));
  if (!node.has_input(1)) return Types{{ir::DType::float32, std::move(shape)}};
  if (ir::elements(node.input(1)) != 1) return contradiction("its fill value is no single number");
  return Types{{node.input_dtype(1), std::move(shape)}};
}

Result<void> run(const NodeView&, InputArrays inputs, OutputArrays outputs) {
  const std::span<std::byte> out = outputs[0].bytes;
  if (inputs.size() < 2 || !inputs[1]) {
    std::fill(out.begin(), out.end(), std::byte{0});
    return {};
  }
  const auto fill = inputs[1]->bytes;
  for (std::size_t at = 0; at < out.size(); at += fill.size()) std::memcpy(out.data() + at, fill.data(), fill.size());
  return {};
}

}  // namespace

extern const Operator constant_of_shape_operator;

const Operator constant_of_shape_operator = {.name = "ConstantOfShape",
                                             .summary = "a tensor filled with one value",
                                             .max_inputs = 2,
                                             .value_inputs = {0, 1},
                                             .infer = infer,
                                             .st_macc = st_zero,
                                             .run = run};

}  // namespace jauge::ops
