// Resize of pictures: nearest and linear.
#include "analyzer/deploy/lower/integers.h"
#include "analyzer/ops/checks.h"
#include "analyzer/ops/resample.h"

namespace jauge::deploy {
namespace {

constexpr std::int64_t one = 1 << 10;  // TFLite's weights

ops::ResampleRule rule_of(const ir::Attributes& attributes) {
  return {.mode = attributes.text("mode", "nearest"),
          .coordinates = attributes.text("coordinate_transformation_mode", "half_pixel"),
          .nearest = attributes.text("nearest_mode", "round_prefer_floor"),
          .exclude_outside = attributes.integer("exclude_outside", 0) != 0};
}

// How many times longer an axis becomes, as the node says it.
double scale_of(const ops::NodeView& node, std::size_t axis) {
  if (const auto scales = node.constant(2); scales && ir::elements(scales->type.shape) == 4)
    return ir::to_doubles(*scales)[axis];
  return static_cast<double>(node.output()[axis]) / static_cast<double>(node.input(0)[axis]);
}

// The taps of every position of an axis.
Result<std::vector<std::vector<ops::Tap>>> taps_of_axis(const ops::NodeView& node, std::size_t axis) {
  const ops::ResampleRule rule = rule_of(node.attributes());
  const std::int64_t in = node.input(0)[axis], out = node.output()[axis];
  const ops::ResampleLine line{.in = in, .out = out, .scale = scale_of(node, axis)};
  std::vector<std::vector<ops::Tap>> taps;
  for (std::int64_t i = 0; i < out; ++i) {
    if (in == out && line.scale == 1) {
      taps.push_back({{i, 1}});
      continue;
    }
    auto found = ops::taps_of(rule, line, i);
    if (!found || found->empty() || found->size() > 2)
      return ops::not_supported("its way of resizing is not done on the chip");
    taps.push_back(*std::move(found));
  }
  return taps;
}

// TFLite's two neighbours of every position, in 10 fraction bits.
std::vector<jauge_line> fixed_lines(std::int64_t in, std::int64_t out, const std::string& coordinates) {
  const bool aligned = coordinates == "align_corners" && out > 1;
  const std::int64_t step = aligned ? (one * (in - 1) + (out - 1) / 2) / (out - 1) : (one * in + out / 2) / out;
  std::vector<jauge_line> lines;
  for (std::int64_t i = 0; i < out; ++i) {
    const std::int64_t place = i * step + (coordinates == "half_pixel" ? step / 2 - one / 2 : 0);
    const std::int64_t below = std::max<std::int64_t>(place / one, 0);
    const std::int64_t above = std::min((place + one - 1) / one, in - 1);
    lines.push_back({.below = static_cast<std::int32_t>(below),
                     .above = static_cast<std::int32_t>(above),
                     .below_weight = static_cast<std::int32_t>(one - (place - one * below)),
                     .above_weight = static_cast<std::int32_t>(place - one * below),
                     .below_share = 0,
                     .above_share = 0});
  }
  return lines;
}

std::vector<jauge_line> real_lines(const std::vector<std::vector<ops::Tap>>& positions) {
  std::vector<jauge_line> lines;
  for (const std::vector<ops::Tap>& taps : positions)
    lines.push_back({.below = static_cast<std::int32_t>(taps.front().index),
                     .above = static_cast<std::int32_t>(taps.back().index),
                     .below_weight = 0,
                     .above_weight = 0,
                     .below_share = taps.front().weight,
                     .above_share = taps.size() > 1 ? taps.back().weight : 0});
  return lines;
}

std::vector<std::int32_t> nearest_of(const std::vector<std::vector<ops::Tap>>& positions) {
  std::vector<std::int32_t> sources;
  for (const std::vector<ops::Tap>& taps : positions) sources.push_back(static_cast<std::int32_t>(taps.front().index));
  return sources;
}

template <class T>
Blob joined(std::vector<T> rows, const std::vector<T>& columns) {
  rows.insert(rows.end(), columns.begin(), columns.end());
  return blob_of_list(rows);
}

Result<void> lower_linear(const ops::NodeView& node, LoweredOp& op) {
  const ir::Shape &in = node.input(0), &out = node.output();
  if (all_quantised_bytes(node) && node.node().rounding == ir::Rounding::tflite) {
    const std::string coordinates = node.attributes().text("coordinate_transformation_mode", "half_pixel");
    op.kernel = JAUGE_KERNEL_resize_linear_s8;
    op.parameters = blob_of(jauge_resize_linear_s8{.lowered = lowering_of(node.input_dtype(0))});
    op.weights = joined(fixed_lines(in[1], out[1], coordinates), fixed_lines(in[2], out[2], coordinates));
    return {};
  }
  if (!all_f32(node) && !all_quantised_bytes(node))
    return ops::not_supported("the runtime on the chip does not resize these element types");
  JAUGE_TRY(const auto rows, taps_of_axis(node, 1));
  JAUGE_TRY(const auto columns, taps_of_axis(node, 2));
  op.kernel = JAUGE_KERNEL_resize_linear_f32;
  op.weights = joined(real_lines(rows), real_lines(columns));
  return {};
}

}  // namespace

Result<LoweredOps> lower_resize(const ops::NodeView& node) {
  const ir::Shape &in = node.input(0), &out = node.output();
  if (in.size() != 4 || in[0] != 1 || out[0] != 1 || in[3] != out[3])
    return ops::not_supported("it resizes more than the height and width of one picture");
  LoweredOp op = {.inputs = {{node.node().inputs[0]}}, .outputs = {{node.node().outputs[0]}}};
  if (node.attributes().text("mode", "nearest") == "linear") {
    JAUGE_CHECK(lower_linear(node, op));
    return LoweredOps{std::move(op)};
  }
  if (node.attributes().text("mode", "nearest") != "nearest")
    return ops::not_supported("it does not resize by straight lines");
  JAUGE_TRY(const auto rows, taps_of_axis(node, 1));
  JAUGE_TRY(const auto columns, taps_of_axis(node, 2));
  op.kernel = JAUGE_KERNEL_resize_nearest;
  op.weights = joined(nearest_of(rows), nearest_of(columns));
  if (is_quantised_byte(node.input_tensor(0)) && is_quantised_byte(node.output_tensor()) &&
      node.node().rounding == ir::Rounding::onnx)
    op.table = conversion_table(node.input_tensor(0), node.output_tensor(), node.node().rounding);
  return LoweredOps{std::move(op)};
}

}  // namespace jauge::deploy
