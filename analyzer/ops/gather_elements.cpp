// GatherElements: inputs data, indices of the same rank (negative ones count from the end); attribute axis (default 0).
// Element i of the output is the element of data at i's place, with the index as its position along the axis.
#include <algorithm>

#include "analyzer/ops/checks.h"
#include "analyzer/ops/walk.h"

namespace jauge::ops {
namespace {

Result<Types> infer(const NodeView& node) {
  const ir::Shape &data = node.input(0), &indices = node.input(1);
  JAUGE_TRY(const std::size_t axis, axis_of(node.attributes().integer("axis", 0), data.size()));
  if (!ir::is_integer(node.input_dtype(1))) return contradiction("its indices are no integers");
  if (indices.size() != data.size()) return contradiction("its indices have another rank than its data");
  for (std::size_t i = 0; i < data.size(); ++i)
    if (i != axis && indices[i] > data[i]) return contradiction("its indices reach beyond its data");
  return Types{{node.input_dtype(0), indices}};
}

Result<void> run(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  const ir::Shape& data = inputs[0]->type.shape;
  JAUGE_TRY(const std::size_t axis, axis_of(node.attributes().integer("axis", 0), data.size()));
  const auto size = static_cast<std::size_t>(ir::bytes_of(inputs[0]->type.dtype));
  const std::vector<std::int64_t> indices = ir::to_int64s(*inputs[1]);
  Strides strides = strides_of(data);
  const std::int64_t step = std::exchange(strides[axis], 0);
  const bool inside = std::ranges::all_of(indices, [&](std::int64_t i) { return i >= -data[axis] && i < data[axis]; });
  if (!inside) return contradiction("an index is outside " + std::to_string(data[axis]) + " elements");
  std::size_t element = 0;
  walk<1>(inputs[1]->type.shape, {strides}, {0}, [&](const auto& from) {
    const std::int64_t index = indices[element] < 0 ? indices[element] + data[axis] : indices[element];
    const auto place = static_cast<std::size_t>(from[0] + index * step) * size;
    std::copy_n(inputs[0]->bytes.data() + place, size, outputs[0].bytes.data() + element++ * size);
  });
  return {};
}

}  // namespace

extern const Operator gather_elements_operator;

const Operator gather_elements_operator = {.name = "GatherElements",
                                           .summary = "picks single elements by index",
                                           .min_inputs = 2,
                                           .max_inputs = 2,
                                           .attributes = {{"axis", AttributeType::integer}},
                                           .infer = infer,
                                           .st_macc = st_zero,
                                           .run = run};

}  // namespace jauge::ops
