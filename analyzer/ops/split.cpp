// Split: inputs data, split (value, optional: equal parts); attributes axis (default 0), num_outputs.
// Without `split` there are as many parts as the node has outputs; the last one is smaller when they do not divide.
#include "analyzer/base/checked_math.h"
#include "analyzer/ops/checks.h"
#include "analyzer/ops/walk.h"

namespace jauge::ops {
namespace {

Result<std::vector<std::int64_t>> equal_parts(std::int64_t length, std::int64_t count) {
  std::vector<std::int64_t> parts(static_cast<std::size_t>(count), ceil_divide(length, count));
  parts.back() = length - parts[0] * (count - 1);
  if (parts.back() < 0)
    return contradiction(std::to_string(length) + " elements cannot be split into " + std::to_string(count) + " parts");
  return parts;
}

Result<Types> infer(const NodeView& node) {
  const ir::Shape& in = node.input(0);
  JAUGE_TRY(const std::size_t axis, axis_of(node.attributes().integer("axis", 0), in.size()));
  std::vector<std::int64_t> parts;
  if (node.has_input(1)) {
    JAUGE_TRY(parts, integers_of(node, 1, "split"));
  } else {
    JAUGE_TRY(parts, equal_parts(in[axis], static_cast<std::int64_t>(node.output_count())));
  }
  Types types;
  std::int64_t sum = 0;
  for (std::int64_t part : parts) {
    if (part < 0 || part > in[axis] - sum) return contradiction("its parts are longer than its input");
    sum += part;
    ir::Shape shape = in;
    shape[axis] = part;
    types.push_back({node.input_dtype(0), std::move(shape)});
  }
  if (sum != in[axis] || parts.size() != node.output_count())
    return contradiction("its parts do not make up its input");
  return types;
}

Result<void> run(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  const Strides strides = strides_of(inputs[0]->type.shape);
  JAUGE_TRY(const std::size_t axis, axis_of(node.attributes().integer("axis", 0), strides.size()));
  std::int64_t done = 0;
  for (const ir::ArrayView& output : outputs) {
    copy_strided(*inputs[0], strides, done * strides[axis], output);
    done += output.type.shape[axis];
  }
  return {};
}

}  // namespace

extern const Operator split_operator;

const Operator split_operator = {
    .name = "Split",
    .summary = "cuts a tensor into pieces along one dimension",
    .max_inputs = 2,
    .max_outputs = many,
    .attributes = {{"axis", AttributeType::integer}, {"num_outputs", AttributeType::integer}},
    .value_inputs = {1},
    .infer = infer,
    .st_macc = st_zero,
    .run = run};

}  // namespace jauge::ops
