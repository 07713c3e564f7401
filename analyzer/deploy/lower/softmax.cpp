// Softmax and LogSoftmax.
#include <algorithm>
#include <cmath>
#include <limits>

#include "analyzer/deploy/lower/integers.h"
#include "analyzer/ops/checks.h"

namespace jauge::deploy {
namespace {

constexpr int difference_bits = 5;  // as firmware_probe/runtime/kernels/softmax_s8.c

// TFLite's scaling of differences: 31 - 5 fraction bits.
jauge_softmax_s8 scaling_of(float in_scale) {
  const double real = std::min(static_cast<double>(in_scale) * (1 << (31 - difference_bits)), 2147483647.0);
  const jauge_multiplier factor = jauge_multiplier_of(real);
  const std::int64_t widest = (std::int64_t{1} << difference_bits) - 1;
  return {.mantissa = factor.mantissa,
          .shift = factor.shift,
          .least = -static_cast<std::int32_t>((widest << (31 - difference_bits)) >> factor.shift)};
}

// ONNX Runtime's exponentials of 256 differences, enlarged so far that `length` of them still have a sum in float.
std::vector<float> exponentials(float scale, std::int64_t length) {
  const double room = std::log(std::numeric_limits<float>::max() / static_cast<float>(length));
  const double shift = std::max(0.0, room - 5) / static_cast<double>(scale);
  std::vector<float> table(256);
  for (int i = 0; i < 256; ++i)
    table[static_cast<std::size_t>(255 - i)] =
        static_cast<float>(std::exp((static_cast<double>(i) - 255 + shift) * static_cast<double>(scale)));
  return table;
}

// The tensor as lines that each make one distribution. Nothing when they do not lie side by side.
std::optional<Geometry> lines_of(const ops::NodeView& node) {
  const ir::Shape& shape = node.input(0);
  const bool flatten = node.attributes().integer("flatten_to_2d", 0) != 0;
  const auto axis = ops::axis_of(node.attributes().integer("axis", flatten ? 1 : -1), shape.size());
  if (!axis) return std::nullopt;
  const auto at = shape.begin() + static_cast<std::ptrdiff_t>(*axis);
  const std::int64_t from_axis = ir::elements({at, shape.end()});
  if (!flatten && from_axis != *at) return std::nullopt;
  const std::int64_t lines = ir::elements({shape.begin(), at}), rows = geometry_of(shape).rows;
  return lines % rows == 0 ? Geometry{rows, lines / rows, from_axis} : Geometry{1, lines, from_axis};
}

}  // namespace

Result<LoweredOps> lower_softmax(const ops::NodeView& node) {
  const auto lines = lines_of(node);
  if (!lines) return ops::not_supported("it does not run along the last dimension");
  LoweredOp op = {.inputs = {{node.node().inputs[0]}}, .outputs = {{node.node().outputs[0]}}};
  if (geometry_of(node.input(0)).channels != lines->channels) op.inputs[0].as = op.outputs[0].as = *lines;
  const std::int32_t logarithm = node.node().op == "LogSoftmax" ? 1 : 0;
  const bool bytes = all_quantised_bytes(node);
  if (bytes && node.node().rounding == ir::Rounding::tflite && logarithm == 0) {
    op.kernel = JAUGE_KERNEL_softmax_s8;
    op.parameters = blob_of(scaling_of(node.input_tensor(0).quant->scales[0]));
  } else if (bytes && node.node().rounding == ir::Rounding::onnx && logarithm == 0 &&
             node.input_dtype(0) == node.output_tensor().type.dtype) {
    op.kernel = JAUGE_KERNEL_softmax_onnx_s8;
    op.parameters = blob_of(jauge_softmax_onnx_s8{.steps = std::floor(1.0f / node.output_tensor().quant->scales[0])});
    op.weights = blob_of_list(exponentials(node.input_tensor(0).quant->scales[0], lines->channels));
  } else if (all_f32(node)) {
    op.kernel = JAUGE_KERNEL_softmax_f32;
    op.parameters = blob_of(jauge_softmax{.logarithm = logarithm});
  } else {
    return ops::not_supported("the runtime on the chip has no softmax for these element types");
  }
  return LoweredOps{std::move(op)};
}

}  // namespace jauge::deploy
