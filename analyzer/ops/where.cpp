// Where: inputs condition (bool), a, b; all broadcast.
#include <cstring>

#include "analyzer/ops/checks.h"
#include "analyzer/ops/rows.h"
#include "analyzer/ops/walk.h"

namespace jauge::ops {
namespace {

Result<Types> infer(const NodeView& node) {
  if (node.input_dtype(0) != ir::DType::boolean) return contradiction("its condition is not bool");
  JAUGE_CHECK(require_same_dtype(node, {1, 2}));
  JAUGE_TRY(const ir::Shape values, broadcast(node.input(1), node.input(2)));
  JAUGE_TRY(ir::Shape shape, broadcast(node.input(0), values));
  return Types{{node.input_dtype(1), std::move(shape)}};
}

Result<void> run(const NodeView&, InputArrays inputs, OutputArrays outputs) {
  const ir::Shape& shape = outputs[0].type.shape;
  const auto size = static_cast<std::size_t>(ir::bytes_of(outputs[0].type.dtype));
  const auto condition = inputs[0]->as<std::uint8_t>();
  const auto strides = [&](std::size_t i) { return broadcast_strides(inputs[i]->type.shape, shape); };
  std::byte* to = outputs[0].bytes.data();
  walk<3>(shape, {strides(0), strides(1), strides(2)}, {0, 0, 0}, [&](const auto& from) {
    const std::size_t chosen = condition[static_cast<std::size_t>(from[0])] != 0 ? 1 : 2;
    std::memcpy(to, inputs[chosen]->bytes.data() + static_cast<std::size_t>(from[chosen]) * size, size);
    to += size;
  });
  return {};
}

}  // namespace

extern const Operator where_operator;

const Operator where_operator = {.name = "Where",
                                 .summary = "chooses between two tensors element by element",
                                 .family = Family::elementwise,
                                 .min_inputs = 3,
                                 .max_inputs = 3,
                                 .infer = infer,
                                 .st_macc = st_unknown,
                                 .run = run,
                                 .rows = rows_one_by_one};

}  // namespace jauge::ops
