// Pad: inputs data, pads (value: all begins, then all ends; negative ones crop), constant_value (value, optional: 0),
// axes (value, optional: all); attribute mode: constant, reflect, edge, wrap.
#include <algorithm>

#include "analyzer/base/checked_math.h"
#include "analyzer/ops/checks.h"
#include "analyzer/ops/walk.h"

namespace jauge::ops {
namespace {

struct Margins {
  std::vector<std::int64_t> before, after;  // for every axis
};

Result<Margins> margins_of(std::size_t rank, const std::vector<std::int64_t>& pads,
                           const std::optional<std::vector<std::int64_t>>& listed) {
  std::vector<std::size_t> axes;
  if (listed) {
    JAUGE_TRY(axes, axes_of(*listed, rank));
  } else {
    for (std::size_t i = 0; i < rank; ++i) axes.push_back(i);
  }
  if (pads.size() != 2 * axes.size())
    return contradiction("pads has " + std::to_string(pads.size()) + " entries; " + std::to_string(2 * axes.size()) +
                         " are needed");
  Margins margins{std::vector<std::int64_t>(rank, 0), std::vector<std::int64_t>(rank, 0)};
  for (std::size_t i = 0; i < axes.size(); ++i) {
    margins.before[axes[i]] = pads[i];
    margins.after[axes[i]] = pads[i + axes.size()];
  }
  return margins;
}

// Reflection needs other elements to mirror: a margin is shorter than the axis.
Result<void> check_mode(const std::string& mode, std::int64_t length, std::int64_t before, std::int64_t after) {
  if (mode == "constant") return {};
  if (mode != "reflect" && mode != "edge" && mode != "wrap")
    return not_supported("its mode is '" + mode.substr(0, 40) + "'");
  if (length == 0 && (before > 0 || after > 0)) return contradiction("it pads an empty dimension by repetition");
  if (mode == "reflect" && (before >= length || after >= length) && (before > 0 || after > 0))
    return contradiction("it reflects more elements than there are");
  return {};
}

Result<Types> infer(const NodeView& node) {
  ir::Shape shape = node.input(0);
  JAUGE_TRY(const auto pads, integers_of(node, 1, "pads"));
  std::optional<std::vector<std::int64_t>> axes;
  if (node.has_input(3)) {
    JAUGE_TRY(axes, integers_of(node, 3, "axes"));
  }
  if (node.has_input(2) && node.input_dtype(2) != node.input_dtype(0))
    return contradiction("its constant value has another type than its input");
  if (node.has_input(2) && ir::elements(node.input(2)) != 1)
    return contradiction("its constant value is no single number");
  JAUGE_TRY(const Margins margins, margins_of(shape.size(), pads, axes));
  for (std::size_t i = 0; i < shape.size(); ++i) {
    JAUGE_CHECK(check_mode(node.attributes().text("mode", "constant"), shape[i], margins.before[i], margins.after[i]));
    const auto begin = checked_add(shape[i], margins.before[i]);
    const auto length = begin ? checked_add(*begin, margins.after[i]) : std::nullopt;
    if (!length || *length < 0)
      return contradiction("dimension " + std::to_string(i) + " would have an impossible length");
    shape[i] = *length;
  }
  return Types{{node.input_dtype(0), std::move(shape)}};
}

// The input position that an output position shows, or -1 for the constant.
std::int64_t source_of(const std::string& mode, std::int64_t position, std::int64_t length) {
  if (position >= 0 && position < length) return position;
  if (mode == "edge") return std::clamp<std::int64_t>(position, 0, length - 1);
  if (mode == "reflect") return position < 0 ? -position : 2 * (length - 1) - position;
  if (mode == "wrap") return ((position % length) + length) % length;
  return -1;
}

// For every axis and output position the offset of its source in the input, or -1.
std::vector<std::vector<std::int64_t>> source_tables(const std::string& mode, const ir::Shape& in, const ir::Shape& out,
                                                     const Margins& margins) {
  const Strides strides = strides_of(in);
  std::vector<std::vector<std::int64_t>> tables(in.size());
  for (std::size_t axis = 0; axis < in.size(); ++axis)
    for (std::int64_t i = 0; i < out[axis]; ++i) {
      const std::int64_t source = source_of(mode, i - margins.before[axis], in[axis]);
      tables[axis].push_back(source < 0 ? -1 : source * strides[axis]);
    }
  return tables;
}

// The real number 0 as the array stores it: its zero point when its integers stand for reals.
std::vector<std::byte> real_zero(const ir::ConstArrayView& array) {
  std::vector<std::byte> zero(static_cast<std::size_t>(ir::bytes_of(array.type.dtype)), std::byte{0});
  if (!array.quant || ir::is_float(array.type.dtype)) return zero;
  const auto point = static_cast<std::uint64_t>(array.quant->zero_points[0]);
  for (std::size_t i = 0; i < zero.size(); ++i) zero[i] = static_cast<std::byte>(point >> (8 * i));
  return zero;
}

Result<void> run(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  const ir::Shape& in = inputs[0]->type.shape;
  const ir::Shape& out = outputs[0].type.shape;
  std::optional<std::vector<std::int64_t>> axes;
  if (inputs.size() > 3 && inputs[3]) axes = ir::to_int64s(*inputs[3]);
  JAUGE_TRY(const Margins margins, margins_of(in.size(), ir::to_int64s(*inputs[1]), axes));
  const auto tables = source_tables(node.attributes().text("mode", "constant"), in, out, margins);
  const auto size = static_cast<std::size_t>(ir::bytes_of(inputs[0]->type.dtype));
  std::vector<std::byte> fill(size, std::byte{0});
  if (inputs.size() > 2 && inputs[2])
    fill.assign(inputs[2]->bytes.begin(), inputs[2]->bytes.end());
  else
    fill = real_zero(*inputs[0]);
  const Strides packed = strides_of(out);
  const std::int64_t count = ir::elements(out);
  auto to = outputs[0].bytes.begin();
  for (std::int64_t i = 0; i < count; ++i) {
    std::int64_t from = 0;
    for (std::size_t axis = 0; axis < in.size() && from >= 0; ++axis) {
      const std::int64_t step = tables[axis][static_cast<std::size_t>(i / packed[axis] % out[axis])];
      from = step < 0 ? -1 : from + step;
    }
    const std::byte* source = from < 0 ? fill.data() : inputs[0]->bytes.data() + static_cast<std::size_t>(from) * size;
    to = std::copy(source, source + size, to);
  }
  return {};
}

}  // namespace

extern const Operator pad_operator;

const Operator pad_operator = {.name = "Pad",
                               .summary = "adds a margin",
                               .min_inputs = 2,
                               .max_inputs = 4,
                               .attributes = {{"mode", AttributeType::text}},
                               .value_inputs = {1, 2, 3},
                               .infer = infer,
                               .st_macc = st_zero,
                               .run = run};

}  // namespace jauge::ops
