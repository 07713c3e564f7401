// Operators that move values without computing.
#include <algorithm>

#include "analyzer/import/tflite/operation_call.h"

namespace jauge::import::tflite {
namespace {

// Emits a node before the last one and lets its output mean what `like` means.
Result<ir::TensorId> moved(OperationCall& call, const std::string& op, const std::string& suffix, ir::TensorId input,
                           std::vector<ir::TensorId> more, ir::TensorId like, AttributeList attributes = {}) {
  std::vector<ir::TensorId> inputs = {input};
  inputs.insert(inputs.end(), more.begin(), more.end());
  const auto quant = call.tensor(like).quant;
  JAUGE_TRY(const ir::TensorId output, call.before(op, suffix, std::move(inputs), attributes));
  call.emit.graph.tensor(output).quant = quant;
  return output;
}

std::int64_t non_negative(std::int64_t axis, std::size_t rank) {
  return axis < 0 ? axis + static_cast<std::int64_t>(rank) : axis;
}

}  // namespace

Result<void> convert_shape(OperationCall& call) {
  JAUGE_CHECK(call.require_inputs(1));
  ir::Tensor& output = call.emit.graph.tensor(call.output());
  const ir::Shape& shape = call.input_shape(0);
  if (output.type.shape != ir::Shape{static_cast<std::int64_t>(shape.size())})
    return call.damaged("its output has the wrong length");
  if (output.type.dtype == ir::DType::int64) {
    output.data = ir::Buffer::of(std::span<const std::int64_t>(shape));
  } else if (output.type.dtype == ir::DType::int32) {
    const std::vector<std::int32_t> narrow(shape.begin(), shape.end());
    output.data = ir::Buffer::of(std::span<const std::int32_t>(narrow));
  } else {
    return call.damaged("its output does not hold integers");
  }
  return {};
}

Result<void> convert_to_declared_shape(OperationCall& call) {
  JAUGE_CHECK(call.require_inputs(1));
  const ir::TensorId shape = call.emit.integers(call.name() + "/shape", call.output_shape());
  return call.finish("Reshape", {call.input(0), shape});
}

Result<void> convert_concatenation(OperationCall& call) {
  JAUGE_CHECK(call.require_inputs(call.input_count()));
  return call.finish("Concat", call.all_inputs(), {{"axis", std::int64_t{call.options.int32(0)}}},
                     call.options.int8(1));
}

// PACK puts tensors side by side along a new axis.
Result<void> convert_pack(OperationCall& call) {
  JAUGE_CHECK(call.require_inputs(call.input_count()));
  const std::size_t rank = call.output_shape().size();
  const std::int64_t axis = non_negative(call.options.int32(1), rank);
  if (axis < 0 || axis >= static_cast<std::int64_t>(rank)) return call.damaged("its axis does not exist");
  ir::Shape part = call.output_shape();
  part[static_cast<std::size_t>(axis)] = 1;
  const ir::TensorId shape = call.emit.integers(call.name() + "/part", part);
  std::vector<ir::TensorId> parts;
  for (std::size_t i = 0; i < call.input_count(); ++i) {
    JAUGE_TRY(const ir::TensorId one,
              moved(call, "Reshape", "part" + std::to_string(i), call.input(i), {shape}, call.input(i)));
    parts.push_back(one);
  }
  return call.finish("Concat", std::move(parts), {{"axis", axis}});
}

// SPLIT: axis, data. SPLIT_V: data, sizes, axis. UNPACK: data; its parts lose the axis.
Result<void> convert_split(OperationCall& call) {
  const bool unpack = call.kind() == "UNPACK";
  const bool by_size = call.kind() == "SPLIT_V";
  JAUGE_CHECK(call.require_inputs(unpack ? 1 : (by_size ? 3 : 2)));
  const ir::TensorId data = call.input(call.kind() == "SPLIT" ? 1 : 0);
  std::vector<std::int64_t> axis = {call.options.int32(1)};
  if (!unpack) {
    JAUGE_TRY(axis, call.integers(by_size ? 2 : 0));
  }
  const ir::Shape& shape = call.tensor(data).type.shape;
  if (axis.size() != 1) return call.damaged("it has no single axis");
  const std::int64_t along = non_negative(axis.front(), shape.size());
  if (along < 0 || along >= static_cast<std::int64_t>(shape.size())) return call.damaged("its axis does not exist");

  if (!unpack) {
    std::vector<std::int64_t> sizes;
    for (std::size_t i = 0; i < call.output_count(); ++i) {
      if (call.output_shape(i).size() != shape.size()) return call.damaged("an output has another rank");
      sizes.push_back(call.output_shape(i)[static_cast<std::size_t>(along)]);
    }
    return call.finish("Split", {data, call.emit.integers(call.name() + "/sizes", sizes)}, {{"axis", along}});
  }
  const auto count = static_cast<std::int64_t>(call.output_count());
  if (shape[static_cast<std::size_t>(along)] != count) return call.damaged("it does not unpack every slice");
  return call.finish("Unstack", {data}, {{"axis", along}});
}

// TFLite lists [before, after] for each axis; ours is all befores, then all afters.
Result<void> convert_pad(OperationCall& call) {
  JAUGE_CHECK(call.require_inputs(2));
  JAUGE_TRY(const auto pairs, call.integers(1));
  if (pairs.size() != 2 * call.input_shape(0).size()) return call.damaged("its margins do not match its input");
  std::vector<std::int64_t> pads;
  for (std::size_t side = 0; side < 2; ++side)
    for (std::size_t i = side; i < pairs.size(); i += 2) pads.push_back(pairs[i]);
  std::vector<ir::TensorId> inputs = {call.input(0), call.emit.integers(call.name() + "/pads", pads)};
  if (call.kind() == "PADV2" && call.has_input(2)) inputs.push_back(call.input(2));
  const bool mirror = call.kind() == "MIRROR_PAD";
  if (mirror && call.options.int8(0) != 0) return call.unsupported("symmetric mirroring is not done", "use REFLECT");
  return call.finish("Pad", std::move(inputs), {{"mode", std::string(mirror ? "reflect" : "constant")}});
}

Result<void> convert_transpose(OperationCall& call) {
  JAUGE_CHECK(call.require_inputs(2));
  JAUGE_TRY(const auto axes, call.integers(1));
  return call.finish("Transpose", {call.input(0)}, {{"perm", axes}});
}

Result<void> convert_tile(OperationCall& call) {
  JAUGE_CHECK(call.require_inputs(1));
  const ir::Shape& in = call.input_shape(0);
  const ir::Shape& out = call.output_shape();
  std::vector<std::int64_t> repeats;
  for (std::size_t i = 0; i < in.size() && i < out.size(); ++i) repeats.push_back(in[i] == 0 ? 1 : out[i] / in[i]);
  return call.finish("Tile", {call.input(0), call.emit.integers(call.name() + "/repeats", repeats)});
}

Result<void> convert_gather(OperationCall& call) {
  JAUGE_CHECK(call.require_inputs(2));
  if (call.options.int32(1) != 0) return call.unsupported("its indices are batched");
  return call.finish("Gather", {call.input(0), call.input(1)}, {{"axis", std::int64_t{call.options.int32(0)}}});
}

namespace {

struct Slices {
  std::vector<std::int64_t> starts, ends, steps;
};

Result<Slices> sized_slices(OperationCall& call) {
  Slices slices;
  JAUGE_TRY(slices.starts, call.integers(1));
  JAUGE_TRY(const auto sizes, call.integers(2));
  const ir::Shape& shape = call.input_shape(0);
  if (slices.starts.size() != shape.size() || sizes.size() != shape.size())
    return call.damaged("its begin and size do not match its input");
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (slices.starts[i] < 0 || slices.starts[i] > shape[i] || sizes[i] < -1 || sizes[i] > shape[i] - slices.starts[i])
      return call.damaged("it reaches outside its input");
    slices.ends.push_back(sizes[i] == -1 ? shape[i] : slices.starts[i] + sizes[i]);
  }
  slices.steps.assign(shape.size(), 1);
  return slices;
}

// Masks say where begin and end are not meant; a shrunk axis takes one index.
Result<Slices> strided_slices(OperationCall& call) {
  Slices slices;
  JAUGE_TRY(slices.starts, call.integers(1));
  JAUGE_TRY(slices.ends, call.integers(2));
  JAUGE_TRY(slices.steps, call.integers(3));
  const ir::Shape& shape = call.input_shape(0);
  if (call.options.int32(2) != 0 || call.options.int32(3) != 0)
    return call.unsupported("ellipsis and new-axis masks are not done");
  if (call.options.boolean(5)) return call.unsupported("its end counts from its begin");
  if (slices.starts.size() > shape.size() || slices.ends.size() != slices.starts.size() ||
      slices.steps.size() != slices.starts.size())
    return call.damaged("its begin, end and strides do not match its input");
  for (std::size_t i = 0; i < slices.starts.size(); ++i) {
    const auto masked = [&call, i](int field) { return ((call.options.int32(field) >> i) & 1) != 0; };
    const bool backwards = slices.steps[i] < 0;
    if (masked(4)) {
      const std::int64_t start =
          non_negative(slices.starts[i], shape.size() > i ? static_cast<std::size_t>(shape[i]) : 0);
      slices.starts[i] = start;
      slices.ends[i] = start + 1;
      slices.steps[i] = 1;
      continue;
    }
    if (masked(0)) slices.starts[i] = backwards ? shape[i] - 1 : 0;
    if (masked(1)) slices.ends[i] = backwards ? -shape[i] - 1 : shape[i];
  }
  return slices;
}

}  // namespace

Result<void> convert_slice(OperationCall& call) {
  const bool strided = call.kind() == "STRIDED_SLICE";
  JAUGE_CHECK(call.require_inputs(strided ? 4 : 3));
  JAUGE_TRY(const Slices slices, strided ? strided_slices(call) : sized_slices(call));
  std::vector<std::int64_t> axes(slices.starts.size());
  for (std::size_t i = 0; i < axes.size(); ++i) axes[i] = static_cast<std::int64_t>(i);
  std::vector<ir::TensorId> more = {call.emit.integers(call.name() + "/starts", slices.starts),
                                    call.emit.integers(call.name() + "/ends", slices.ends),
                                    call.emit.integers(call.name() + "/axes", axes),
                                    call.emit.integers(call.name() + "/steps", slices.steps)};
  if (!strided || call.options.int32(4) == 0) {
    more.insert(more.begin(), call.input(0));
    return call.finish("Slice", std::move(more));
  }
  JAUGE_TRY(const ir::TensorId slice, moved(call, "Slice", "slice", call.input(0), more, call.input(0)));
  const ir::TensorId shape = call.emit.integers(call.name() + "/shape", call.output_shape());
  return call.finish("Reshape", {slice, shape});
}

}  // namespace jauge::import::tflite
