// Concat: joins its inputs along attribute axis.
#include "analyzer/base/checked_math.h"
#include "analyzer/ops/checks.h"
#include "analyzer/ops/rows.h"
#include "analyzer/ops/walk.h"

namespace jauge::ops {
namespace {

Result<Types> infer(const NodeView& node) {
  if (!node.attributes().has("axis")) return contradiction("it has no axis");
  ir::Shape shape = node.input(0);
  JAUGE_TRY(const std::size_t axis, axis_of(node.attributes().integer("axis", 0), shape.size()));
  for (std::size_t i = 1; i < node.input_count(); ++i) {
    if (!node.has_input(i)) return contradiction("its input " + std::to_string(i) + " is missing");
    JAUGE_CHECK(require_same_dtype(node, {0, i}));
    ir::Shape piece = node.input(i);
    if (piece.size() != shape.size()) return contradiction("its inputs have different ranks");
    const auto sum = checked_add(shape[axis], piece[axis]);
    if (!sum) return contradiction("its output is too long");
    piece[axis] = shape[axis];
    if (piece != shape)
      return contradiction("input " + std::to_string(i) + " has shape " + ir::to_text(node.input(i)) +
                           ", which does not continue " + ir::to_text(node.input(0)) + " along axis " +
                           std::to_string(axis));
    shape[axis] = *sum;
  }
  return Types{{node.input_dtype(0), std::move(shape)}};
}

Result<void> run(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  const Strides strides = strides_of(outputs[0].type.shape);
  JAUGE_TRY(const std::size_t axis, axis_of(node.attributes().integer("axis", 0), strides.size()));
  std::int64_t done = 0;
  for (const auto& input : inputs) {
    copy_into(*input, outputs[0], done * strides[axis]);
    done += input->type.shape[axis];
  }
  return {};
}

}  // namespace

extern const Operator concat_operator;

const Operator concat_operator = {.name = "Concat",
                                  .summary = "joins tensors along one dimension",
                                  .max_inputs = many,
                                  .attributes = {{"axis", AttributeType::integer}},
                                  .infer = infer,
                                  .st_macc = st_zero,
                                  .run = run,
                                  .rows = rows_joined};

}  // namespace jauge::ops
