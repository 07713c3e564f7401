// Expand: inputs data, shape (value); both broadcast against each other. Tile: inputs data, repeats (value).
#include "analyzer/base/checked_math.h"
#include "analyzer/ops/checks.h"
#include "analyzer/ops/walk.h"

namespace jauge::ops {
namespace {

Result<Types> infer_expand(const NodeView& node) {
  JAUGE_TRY(const ir::Shape wanted, integers_of(node, 1, "shape"));
  for (std::int64_t dimension : wanted)
    if (dimension < 0) return contradiction("its shape contains " + std::to_string(dimension));
  JAUGE_TRY(ir::Shape shape, broadcast(node.input(0), wanted));
  return Types{{node.input_dtype(0), std::move(shape)}};
}

Result<void> run_expand(const NodeView&, InputArrays inputs, OutputArrays outputs) {
  copy_strided(*inputs[0], broadcast_strides(inputs[0]->type.shape, outputs[0].type.shape), 0, outputs[0]);
  return {};
}

Result<Types> infer_tile(const NodeView& node) {
  ir::Shape shape = node.input(0);
  JAUGE_TRY(const auto repeats, integers_of(node, 1, "repeats"));
  if (repeats.size() != shape.size())
    return contradiction("repeats has " + std::to_string(repeats.size()) + " entries for an input of rank " +
                         std::to_string(shape.size()));
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const auto length = checked_multiply(shape[i], repeats[i]);
    if (!length || repeats[i] < 0) return contradiction("it repeats " + std::to_string(repeats[i]) + " times");
    shape[i] = *length;
  }
  return Types{{node.input_dtype(0), std::move(shape)}};
}

// Every output axis seen as [repeat, original]: the first of the two has stride 0.
Result<void> run_tile(const NodeView&, InputArrays inputs, OutputArrays outputs) {
  const ir::Shape& in = inputs[0]->type.shape;
  const Strides packed = strides_of(in);
  ir::Shape shape;
  Strides strides;
  for (std::size_t axis = 0; axis < in.size(); ++axis) {
    shape.push_back(in[axis] == 0 ? 0 : outputs[0].type.shape[axis] / in[axis]);
    shape.push_back(in[axis]);
    strides.push_back(0);
    strides.push_back(packed[axis]);
  }
  copy_strided(*inputs[0], strides, 0, {{outputs[0].type.dtype, std::move(shape)}, outputs[0].bytes});
  return {};
}

Operator repetition(std::string_view name, std::string_view summary, decltype(Operator::infer) infer,
                    decltype(Operator::run) run) {
  return {.name = name,
          .summary = summary,
          .min_inputs = 2,
          .max_inputs = 2,
          .value_inputs = {1},
          .infer = infer,
          .st_macc = st_zero,
          .run = run};
}

}  // namespace

extern const Operator expand_operator, tile_operator;

const Operator expand_operator = repetition("Expand", "repeats dimensions of 1", infer_expand, run_expand);
const Operator tile_operator = repetition("Tile", "repeats a tensor", infer_tile, run_tile);

}  // namespace jauge::ops
