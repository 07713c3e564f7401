// Split: inputs data, split (value, optional: equal parts); attributes axis (default 0), num_outputs.
// Without either there are as many parts as the node has outputs; the last one is smaller when they do not divide.
#include <algorithm>

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

// The lengths of all parts, whether the node's outputs want them or not.
Result<std::vector<std::int64_t>> parts_of(const NodeView& node, std::int64_t length,
                                           const std::optional<std::vector<std::int64_t>>& listed) {
  std::vector<std::int64_t> parts;
  if (listed) {
    parts = *listed;
  } else {
    const auto outputs = static_cast<std::int64_t>(node.output_count());
    const std::int64_t count = node.attributes().integer("num_outputs", outputs);
    if (count < outputs || count > std::max(length, outputs) || count > static_cast<std::int64_t>(many))
      return contradiction("it splits " + std::to_string(length) + " elements into " + std::to_string(count) +
                           " parts");
    JAUGE_TRY(parts, equal_parts(length, count));
  }
  std::int64_t sum = 0;
  for (std::int64_t part : parts) {
    if (part < 0 || part > length - sum) return contradiction("its parts are longer than its input");
    sum += part;
  }
  if (sum != length || parts.size() < node.output_count()) return contradiction("its parts do not make up its input");
  return parts;
}

Result<Types> infer(const NodeView& node) {
  const ir::Shape& in = node.input(0);
  JAUGE_TRY(const std::size_t axis, axis_of(node.attributes().integer("axis", 0), in.size()));
  std::optional<std::vector<std::int64_t>> listed;
  if (node.has_input(1)) {
    JAUGE_TRY(listed, integers_of(node, 1, "split"));
  }
  JAUGE_TRY(const auto parts, parts_of(node, in[axis], listed));
  Types types;
  for (std::int64_t part : parts) {
    ir::Shape shape = in;
    shape[axis] = part;
    types.push_back({node.input_dtype(0), std::move(shape)});
  }
  return types;
}

Result<void> run(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  const ir::Shape& in = inputs[0]->type.shape;
  const Strides strides = strides_of(in);
  JAUGE_TRY(const std::size_t axis, axis_of(node.attributes().integer("axis", 0), in.size()));
  std::optional<std::vector<std::int64_t>> listed;
  if (inputs.size() > 1 && inputs[1]) listed = ir::to_int64s(*inputs[1]);
  JAUGE_TRY(const auto parts, parts_of(node, in[axis], listed));
  std::int64_t done = 0;
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    if (node.node().outputs[i] != ir::no_tensor) copy_strided(*inputs[0], strides, done * strides[axis], outputs[i]);
    done += parts[i];
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
