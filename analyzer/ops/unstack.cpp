// Unstack: the slices of a tensor along one axis, which they lose; attribute axis (default 0), one output a slice.
#include "analyzer/ops/checks.h"
#include "analyzer/ops/walk.h"

namespace jauge::ops {
namespace {

Result<Types> infer(const NodeView& node) {
  ir::Shape shape = node.input(0);
  JAUGE_TRY(const std::size_t axis, axis_of(node.attributes().integer("axis", 0), shape.size()));
  if (shape[axis] != static_cast<std::int64_t>(node.output_count()))
    return contradiction("it has " + std::to_string(node.output_count()) + " outputs for " +
                         std::to_string(shape[axis]) + " slices");
  shape.erase(shape.begin() + static_cast<std::ptrdiff_t>(axis));
  return Types(node.output_count(), ir::TensorType{node.input_dtype(0), shape});
}

Result<void> run(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  Strides strides = strides_of(inputs[0]->type.shape);
  JAUGE_TRY(const std::size_t axis, axis_of(node.attributes().integer("axis", 0), strides.size()));
  const std::int64_t step = strides[axis];
  strides.erase(strides.begin() + static_cast<std::ptrdiff_t>(axis));
  for (std::size_t i = 0; i < outputs.size(); ++i)
    copy_strided(*inputs[0], strides, static_cast<std::int64_t>(i) * step, outputs[i]);
  return {};
}

}  // namespace

extern const Operator unstack_operator;

const Operator unstack_operator = {.name = "Unstack",
                                   .summary = "the slices of a tensor along one axis, one by one",
                                   .max_outputs = many,
                                   .attributes = {{"axis", AttributeType::integer}},
                                   .infer = infer,
                                   .st_macc = st_zero,
                                   .run = run};

}  // namespace jauge::ops
