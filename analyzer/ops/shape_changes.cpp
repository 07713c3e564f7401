// The same elements under another shape: no byte moves.
//   Reshape    inputs data, shape (value; 0 keeps a dimension unless attribute allowzero = 1, one -1 is deduced)
//   Flatten    attribute axis (default 1)
//   Squeeze    inputs data, axes (value, optional: all dimensions of 1)
//   Unsqueeze  inputs data, axes (value)
//   Identity
//   Dropout    inputs data, ratio and training_mode (values, optional); training is refused, so its mask is always true
#include <algorithm>

#include "analyzer/base/checked_math.h"
#include "analyzer/ops/checks.h"
#include "analyzer/ops/rows.h"
#include "analyzer/ops/walk.h"

namespace jauge::ops {
namespace {

Result<void> run(const NodeView&, InputArrays inputs, OutputArrays outputs) {
  copy_bytes(*inputs[0], outputs[0]);
  return {};
}

// The one dimension that is left open, from the others and the number of elements.
Result<ir::Shape> with_open_dimension(ir::Shape shape, std::size_t open, std::int64_t elements) {
  shape[open] = 1;
  const auto known = checked_product(shape);
  if (!known || *known == 0 || elements % *known != 0)
    return contradiction(std::to_string(elements) + " elements do not fill a shape with " +
                         (known ? std::to_string(*known) : "that many") + " elements in its known dimensions");
  shape[open] = elements / *known;
  return shape;
}

Result<Types> infer_reshape(const NodeView& node) {
  JAUGE_TRY(ir::Shape shape, integers_of(node, 1, "shape"));
  const bool zero_means_keep = node.attributes().integer("allowzero", 0) == 0;
  const ir::Shape& in = node.input(0);
  std::optional<std::size_t> open;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (shape[i] == 0 && zero_means_keep) {
      if (i >= in.size())
        return contradiction("its shape keeps dimension " + std::to_string(i) + ", which does not exist");
      shape[i] = in[i];
    } else if (shape[i] == -1) {
      if (open) return contradiction("its shape leaves two dimensions open");
      open = i;
    } else if (shape[i] < 0) {
      return contradiction("its shape contains " + std::to_string(shape[i]));
    }
  }
  if (open) {
    JAUGE_TRY(shape, with_open_dimension(shape, *open, ir::elements(in)));
  }
  if (checked_product(shape) != ir::elements(in))
    return contradiction("it makes " + ir::to_text(shape) + " of " + ir::to_text(in),
                         "if the batch size was changed, export the model with that batch size");
  return Types{{node.input_dtype(0), std::move(shape)}};
}

Result<Types> infer_flatten(const NodeView& node) {
  const ir::Shape& in = node.input(0);
  const auto rank = static_cast<std::int64_t>(in.size());
  std::int64_t axis = node.attributes().integer("axis", 1);
  if (axis < -rank || axis > rank) return contradiction("axis " + std::to_string(axis) + " is outside its input");
  if (axis < 0) axis += rank;
  const std::int64_t rows = ir::elements({in.begin(), in.begin() + static_cast<std::ptrdiff_t>(axis)});
  const std::int64_t columns = ir::elements({in.begin() + static_cast<std::ptrdiff_t>(axis), in.end()});
  return Types{{node.input_dtype(0), {rows, columns}}};
}

Result<Types> infer_squeeze(const NodeView& node) {
  const ir::Shape& in = node.input(0);
  std::vector<bool> dropped(in.size(), false);
  if (node.has_input(1)) {
    JAUGE_TRY(const auto listed, integers_of(node, 1, "axes"));
    JAUGE_TRY(const auto axes, axes_of(listed, in.size()));
    for (std::size_t axis : axes) {
      if (in[axis] != 1)
        return contradiction("it squeezes dimension " + std::to_string(axis) + " of " + ir::to_text(in));
      dropped[axis] = true;
    }
  } else {
    for (std::size_t axis = 0; axis < in.size(); ++axis) dropped[axis] = in[axis] == 1;
  }
  ir::Shape shape;
  for (std::size_t axis = 0; axis < in.size(); ++axis)
    if (!dropped[axis]) shape.push_back(in[axis]);
  return Types{{node.input_dtype(0), std::move(shape)}};
}

Result<Types> infer_unsqueeze(const NodeView& node) {
  const ir::Shape& in = node.input(0);
  JAUGE_TRY(const auto listed, integers_of(node, 1, "axes"));
  if (listed.size() > ir::max_rank) return contradiction("it lists " + std::to_string(listed.size()) + " axes");
  JAUGE_TRY(const auto axes, axes_of(listed, in.size() + listed.size()));
  ir::Shape shape(in.size() + axes.size(), 0);
  for (std::size_t axis : axes) shape[axis] = 1;
  auto next = in.begin();
  for (std::size_t axis = 0; axis < shape.size(); ++axis)
    if (std::find(axes.begin(), axes.end(), axis) == axes.end()) shape[axis] = *next++;
  return Types{{node.input_dtype(0), std::move(shape)}};
}

Result<Types> infer_dropout(const NodeView& node) {
  if (node.has_input(2)) {
    const auto training = node.constant(2);
    if (!training || ir::to_int64s(*training) != std::vector<std::int64_t>{0})
      return not_supported("it runs in training mode", "export the model for inference (model.eval() in PyTorch)");
  }
  const ir::TensorType type = node.input_tensor(0).type;
  return Types{type, {ir::DType::boolean, type.shape}};
}

// Without training nothing is dropped: the mask is true everywhere.
Result<void> run_dropout(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  if (outputs.size() > 1) std::fill(outputs[1].bytes.begin(), outputs[1].bytes.end(), std::byte{1});
  return run(node, inputs, outputs);
}

Operator view(std::string_view name, std::string_view summary, decltype(Operator::infer) infer) {
  return {.name = name,
          .summary = summary,
          .infer = infer,
          .st_macc = st_zero,
          .run = run,
          .memory = {.in_place_inputs = {0}, .is_view = true},
          .rows = rows_one_by_one};
}

Operator with_values(Operator op, std::size_t min_inputs, std::size_t max_inputs) {
  op.min_inputs = min_inputs;
  op.max_inputs = max_inputs;
  for (std::size_t i = 1; i < max_inputs; ++i) op.value_inputs.push_back(i);
  return op;
}

Operator with_attribute(Operator op, AttributeRule rule) {
  op.attributes.push_back(rule);
  return op;
}

Operator dropout() {
  Operator op = with_values(view("Dropout", "does nothing outside training", infer_dropout), 1, 3);
  op.attributes = {{"seed", AttributeType::integer}, {"ratio", AttributeType::real}};
  op.max_outputs = 2;
  op.run = run_dropout;
  return op;
}

}  // namespace

extern const Operator reshape_operator, flatten_operator, squeeze_operator, unsqueeze_operator, identity_operator,
    dropout_operator;

const Operator reshape_operator =
    with_attribute(with_values(view("Reshape", "another shape for the same elements", infer_reshape), 2, 2),
                   {"allowzero", AttributeType::integer});
const Operator flatten_operator =
    with_attribute(view("Flatten", "a matrix of the same elements", infer_flatten), {"axis", AttributeType::integer});
const Operator squeeze_operator = with_values(view("Squeeze", "drops dimensions of 1", infer_squeeze), 1, 2);
const Operator unsqueeze_operator = with_values(view("Unsqueeze", "inserts dimensions of 1", infer_unsqueeze), 2, 2);
const Operator identity_operator = view("Identity", "passes its input on", same_as_input);
const Operator dropout_operator = dropout();

}  // namespace jauge::ops
