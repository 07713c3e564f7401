// Gather: inputs data, indices (negative ones count from the end); attribute axis (default 0).
#include "analyzer/ops/checks.h"
#include "analyzer/ops/walk.h"

namespace jauge::ops {
namespace {

Result<Types> infer(const NodeView& node) {
  const ir::Shape& data = node.input(0);
  const ir::Shape& indices = node.input(1);
  JAUGE_TRY(const std::size_t axis, axis_of(node.attributes().integer("axis", 0), data.size()));
  if (!ir::is_integer(node.input_dtype(1))) return contradiction("its indices are no integers");
  ir::Shape shape(data.begin(), data.begin() + static_cast<std::ptrdiff_t>(axis));
  shape.insert(shape.end(), indices.begin(), indices.end());
  shape.insert(shape.end(), data.begin() + static_cast<std::ptrdiff_t>(axis) + 1, data.end());
  return Types{{node.input_dtype(0), std::move(shape)}};
}

// The output seen as [outer, index, inner] of blocks of `inner` elements.
Result<void> run(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  const ir::Shape& data = inputs[0]->type.shape;
  JAUGE_TRY(const std::size_t axis, axis_of(node.attributes().integer("axis", 0), data.size()));
  const auto split = data.begin() + static_cast<std::ptrdiff_t>(axis);
  const std::int64_t outer = ir::elements({data.begin(), split});
  const std::int64_t inner = ir::elements({split + 1, data.end()});
  const auto block = static_cast<std::size_t>(inner * ir::bytes_of(inputs[0]->type.dtype));
  auto to = outputs[0].bytes.begin();
  const std::vector<std::int64_t> indices = ir::to_int64s(*inputs[1]);
  for (std::int64_t o = 0; o < outer; ++o)
    for (std::int64_t index : indices) {
      if (index < -data[axis] || index >= data[axis])
        return contradiction("index " + std::to_string(index) + " is outside " + std::to_string(data[axis]) +
                             " elements");
      const std::int64_t row = o * data[axis] + (index < 0 ? index + data[axis] : index);
      const auto from = inputs[0]->bytes.subspan(static_cast<std::size_t>(row) * block, block);
      to = std::copy(from.begin(), from.end(), to);
    }
  return {};
}

}  // namespace

extern const Operator gather_operator;

const Operator gather_operator = {.name = "Gather",
                                  .summary = "picks slices by index",
                                  .min_inputs = 2,
                                  .max_inputs = 2,
                                  .attributes = {{"axis", AttributeType::integer}},
                                  .infer = infer,
                                  .st_macc = st_zero,
                                  .run = run};

}  // namespace jauge::ops
