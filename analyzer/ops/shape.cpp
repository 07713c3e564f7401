// Shape (attributes start, end as in opset 15) and Size: a tensor's shape as int64 values. Known without running.
#include <algorithm>

#include "analyzer/ops/checks.h"

namespace jauge::ops {
namespace {

ir::Shape part_of(const NodeView& node, const ir::Shape& shape) {
  const auto rank = static_cast<std::int64_t>(shape.size());
  const auto inside = [rank](std::int64_t position) {
    return std::clamp<std::int64_t>(position < 0 ? position + rank : position, 0, rank);
  };
  const std::int64_t start = inside(node.attributes().integer("start", 0));
  const std::int64_t end = std::max(start, inside(node.attributes().integer("end", rank)));
  return {shape.begin() + static_cast<std::ptrdiff_t>(start), shape.begin() + static_cast<std::ptrdiff_t>(end)};
}

Result<Types> infer_shape(const NodeView& node) {
  const auto length = static_cast<std::int64_t>(part_of(node, node.input(0)).size());
  return Types{{ir::DType::int64, {length}}};
}

Result<void> run_shape(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  const ir::Shape shape = part_of(node, inputs[0]->type.shape);
  std::copy(shape.begin(), shape.end(), outputs[0].as<std::int64_t>().begin());
  return {};
}

Result<Types> infer_size(const NodeView&) {
  return Types{{ir::DType::int64, {}}};
}

Result<void> run_size(const NodeView&, InputArrays inputs, OutputArrays outputs) {
  outputs[0].as<std::int64_t>()[0] = ir::elements(inputs[0]->type.shape);
  return {};
}

}  // namespace

extern const Operator shape_operator, size_operator;

const Operator shape_operator = {.name = "Shape",
                                 .summary = "the shape of a tensor",
                                 .attributes = {{"start", AttributeType::integer}, {"end", AttributeType::integer}},
                                 .infer = infer_shape,
                                 .st_macc = st_zero,
                                 .run = run_shape};
const Operator size_operator = {.name = "Size",
                                .summary = "the number of elements of a tensor",
                                .infer = infer_size,
                                .st_macc = st_zero,
                                .run = run_size};

}  // namespace jauge::ops
