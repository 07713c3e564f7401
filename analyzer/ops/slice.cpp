// Slice: inputs data, starts, ends, axes (optional: the first ones), steps (optional: 1); all but data are values.
#include <algorithm>

#include "analyzer/ops/checks.h"
#include "analyzer/ops/walk.h"

namespace jauge::ops {
namespace {

// What is taken of every axis of the input.
struct Cut {
  ir::Shape shape;
  std::vector<std::int64_t> starts, steps;
};

// One axis by ONNX's rules: negative positions count from the end, then everything is held inside the axis.
void cut_axis(Cut& cut, std::size_t axis, std::int64_t start, std::int64_t end, std::int64_t step) {
  const std::int64_t length = cut.shape[axis];
  if (start < 0) start += length;
  if (end < 0) end += length;
  start = std::clamp<std::int64_t>(start, 0, step > 0 ? length : length - 1);
  end = std::clamp<std::int64_t>(end, step > 0 ? 0 : -1, length);
  const std::int64_t span = step > 0 ? end - start : start - end;
  // A step beyond the axis takes one element; held there, nothing below can overflow.
  const std::int64_t stride = step > 0 ? std::min(step, length + 1) : -std::max(step, -(length + 1));
  cut.starts[axis] = start;
  cut.steps[axis] = step > 0 ? stride : -stride;
  cut.shape[axis] = span <= 0 || length == 0 ? 0 : (span - 1) / stride + 1;
}

struct Lists {
  std::vector<std::int64_t> starts, ends, axes, steps;
};

Result<Cut> cut_of(const ir::Shape& in, const Lists& lists) {
  JAUGE_TRY(const auto axes, axes_of(lists.axes, in.size()));
  if (lists.starts.size() != axes.size() || lists.ends.size() != axes.size() || lists.steps.size() != axes.size())
    return contradiction("starts, ends, axes and steps differ in length");
  Cut cut{in, std::vector<std::int64_t>(in.size(), 0), std::vector<std::int64_t>(in.size(), 1)};
  for (std::size_t i = 0; i < axes.size(); ++i) {
    if (lists.steps[i] == 0) return contradiction("it slices with step 0");
    cut_axis(cut, axes[i], lists.starts[i], lists.ends[i], lists.steps[i]);
  }
  return cut;
}

void fill_defaults(Lists& lists) {
  if (lists.axes.empty())
    for (std::size_t i = 0; i < lists.starts.size(); ++i) lists.axes.push_back(static_cast<std::int64_t>(i));
  if (lists.steps.empty()) lists.steps.assign(lists.starts.size(), 1);
}

Result<Types> infer(const NodeView& node) {
  Lists lists;
  JAUGE_TRY(lists.starts, integers_of(node, 1, "starts"));
  JAUGE_TRY(lists.ends, integers_of(node, 2, "ends"));
  if (node.has_input(3)) {
    JAUGE_TRY(lists.axes, integers_of(node, 3, "axes"));
  }
  if (node.has_input(4)) {
    JAUGE_TRY(lists.steps, integers_of(node, 4, "steps"));
  }
  fill_defaults(lists);
  JAUGE_TRY(const Cut cut, cut_of(node.input(0), lists));
  return Types{{node.input_dtype(0), cut.shape}};
}

Result<void> run(const NodeView&, InputArrays inputs, OutputArrays outputs) {
  const auto list = [&](std::size_t i) {
    return i < inputs.size() && inputs[i] ? ir::to_int64s(*inputs[i]) : std::vector<std::int64_t>{};
  };
  Lists lists{list(1), list(2), list(3), list(4)};
  fill_defaults(lists);
  JAUGE_TRY(const Cut cut, cut_of(inputs[0]->type.shape, lists));
  Strides strides = strides_of(inputs[0]->type.shape);
  std::int64_t start = 0;
  for (std::size_t axis = 0; axis < strides.size(); ++axis) {
    start += cut.starts[axis] * strides[axis];
    strides[axis] *= cut.steps[axis];
  }
  copy_strided(*inputs[0], strides, start, outputs[0]);
  return {};
}

}  // namespace

extern const Operator slice_operator;

const Operator slice_operator = {.name = "Slice",
                                 .summary = "takes a part of a tensor",
                                 .min_inputs = 3,
                                 .max_inputs = 5,
                                 .value_inputs = {1, 2, 3, 4},
                                 .infer = infer,
                                 .st_macc = st_zero,
                                 .run = run};

}  // namespace jauge::ops
