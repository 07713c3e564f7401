// Resize: inputs X, roi, scales, sizes (values; exactly one of the last two). They list the tensor's own axes in order,
// or those of attribute axes. ONNX attributes mode, coordinate_transformation_mode, nearest_mode, cubic_coeff_a,
// exclude_outside, extrapolation_value, keep_aspect_ratio_policy; antialias is not done. Upsample is read as Resize.
#include <cmath>

#include "analyzer/ops/dtype_dispatch.h"
#include "analyzer/ops/numbers.h"
#include "analyzer/ops/quantised/kernels.h"
#include "analyzer/ops/resample.h"
#include "analyzer/ops/walk.h"

namespace jauge::ops {
namespace {

// The values of the optional inputs; empty where absent.
struct Lists {
  std::vector<double> roi, scales;
  std::vector<std::int64_t> sizes;
};

constexpr double largest_dimension = static_cast<double>(ir::max_tensor_bytes);

Result<std::vector<std::size_t>> axes_of_node(const NodeView& node, std::size_t rank) {
  std::vector<std::int64_t> all(rank);
  for (std::size_t i = 0; i < rank; ++i) all[i] = static_cast<std::int64_t>(i);
  return axes_of(node.attributes().integers("axes", std::move(all)), rank);
}

// One scale for all listed axes, so that the picture keeps its proportions.
void keep_proportions(const std::string& policy, std::vector<ResampleLine>& lines,
                      const std::vector<std::size_t>& axes) {
  if (policy == "stretch" || axes.empty()) return;
  double scale = lines[axes[0]].scale;
  for (std::size_t axis : axes)
    scale = policy == "not_larger" ? std::fmin(scale, lines[axis].scale) : std::fmax(scale, lines[axis].scale);
  for (std::size_t axis : axes) {
    lines[axis].scale = scale;
    lines[axis].out = saturate<std::int64_t>(std::round(static_cast<double>(lines[axis].in) * scale));
  }
}

Result<std::vector<ResampleLine>> lines_of(const NodeView& node, const ir::Shape& in, const Lists& lists) {
  JAUGE_TRY(const auto axes, axes_of_node(node, in.size()));
  if (lists.scales.empty() == lists.sizes.empty()) return contradiction("it needs either scales or sizes");
  if (std::max(lists.scales.size(), lists.sizes.size()) != axes.size())
    return contradiction("its scales or sizes do not fit an input of rank " + std::to_string(in.size()));
  std::vector<ResampleLine> lines;
  for (std::int64_t length : in) lines.push_back({.in = length, .out = length});
  for (std::size_t i = 0; i < axes.size(); ++i) {
    ResampleLine& line = lines[axes[i]];
    const auto length = static_cast<double>(line.in);
    if (line.in < 1) return contradiction("its input is empty");
    line.scale = lists.sizes.empty() ? lists.scales[i] : static_cast<double>(lists.sizes[i]) / length;
    if (!(line.scale > 0) || !(length * line.scale < largest_dimension))
      return contradiction("it scales by " + std::to_string(line.scale));
    // Scales are float32 in files: a product just below a whole number is that number.
    line.out = lists.sizes.empty() ? static_cast<std::int64_t>(std::floor(length * line.scale + 1e-6 * length))
                                   : lists.sizes[i];
    if (lists.roi.size() == 2 * axes.size()) {
      line.roi_start = lists.roi[i];
      line.roi_end = lists.roi[i + axes.size()];
    }
  }
  if (!lists.sizes.empty())
    keep_proportions(node.attributes().text("keep_aspect_ratio_policy", "stretch"), lines, axes);
  return lines;
}

Result<void> check_attributes(const NodeView& node) {
  const std::string mode = node.attributes().text("mode", "nearest");
  if (mode != "nearest" && mode != "linear" && mode != "cubic")
    return not_supported("mode is '" + mode.substr(0, 40) + "'; known modes are 'nearest', 'linear' and 'cubic'");
  if (node.attributes().integer("antialias", 0) != 0)
    return not_supported("it smooths while it shrinks (antialias = 1)", "export the model with antialias off");
  return {};
}

Result<Types> infer(const NodeView& node) {
  JAUGE_CHECK(check_attributes(node));
  Lists lists;
  if (node.has_input(1) && node.attributes().text("coordinate_transformation_mode", "") == "tf_crop_and_resize") {
    JAUGE_TRY(lists.roi, reals_of(node, 1, "roi"));
  }
  if (node.has_input(2)) {
    JAUGE_TRY(lists.scales, reals_of(node, 2, "scales"));
  }
  if (node.has_input(3)) {
    JAUGE_TRY(lists.sizes, integers_of(node, 3, "sizes"));
  }
  JAUGE_TRY(const auto lines, lines_of(node, node.input(0), lists));
  ir::Shape shape;
  for (const ResampleLine& line : lines) {
    if (line.out < 1) return contradiction("its output is empty");
    shape.push_back(line.out);
  }
  return Types{{node.input_dtype(0), std::move(shape)}};
}

ResampleRule rule_of(const ir::Attributes& attributes) {
  return {.mode = attributes.text("mode", "nearest"),
          .coordinates = attributes.text("coordinate_transformation_mode", "half_pixel"),
          .nearest = attributes.text("nearest_mode", "round_prefer_floor"),
          .cubic_a = attributes.real("cubic_coeff_a", -0.75),
          .exclude_outside = attributes.integer("exclude_outside", 0) != 0};
}

struct Picture {
  ir::Shape shape;
  std::vector<double> values;
};

// Resamples one axis; positions outside the input become `fill`.
Picture resampled(const Picture& in, std::size_t axis, const ResampleRule& rule, const ResampleLine& line,
                  double fill) {
  Picture out{in.shape, {}};
  out.shape[axis] = line.out;
  out.values.resize(static_cast<std::size_t>(ir::elements(out.shape)), fill);
  const std::int64_t inner = strides_of(in.shape)[axis];
  const std::int64_t outer = ir::elements(in.shape) / (inner * line.in);
  for (std::int64_t position = 0; position < line.out; ++position) {
    const auto taps = taps_of(rule, line, position);
    if (!taps) continue;
    for (std::int64_t o = 0; o < outer; ++o)
      for (std::int64_t i = 0; i < inner; ++i) {
        double sum = 0;
        for (const Tap& tap : *taps)
          sum += tap.weight * in.values[static_cast<std::size_t>((o * line.in + tap.index) * inner + i)];
        out.values[static_cast<std::size_t>((o * line.out + position) * inner + i)] = sum;
      }
  }
  return out;
}

Result<void> run(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  const auto given = [&](std::size_t i) { return i < inputs.size() && inputs[i].has_value(); };
  Lists lists;
  if (given(1)) lists.roi = ir::to_doubles(*inputs[1]);
  if (given(2)) lists.scales = ir::to_doubles(*inputs[2]);
  if (given(3)) lists.sizes = ir::to_int64s(*inputs[3]);
  JAUGE_TRY(const auto lines, lines_of(node, inputs[0]->type.shape, lists));
  const ResampleRule rule = rule_of(node.attributes());
  const double fill = node.attributes().real("extrapolation_value", 0);
  Picture picture{inputs[0]->type.shape, ir::to_doubles(*inputs[0])};
  for (std::size_t axis = 0; axis < lines.size(); ++axis)
    if (lines[axis].out != lines[axis].in || lines[axis].scale != 1 || rule.coordinates == "tf_crop_and_resize")
      picture = resampled(picture, axis, rule, lines[axis], fill);
  return with_type(outputs[0].type.dtype, [&](auto zero) -> Result<void> {
    using T = decltype(zero);
    for (std::size_t i = 0; i < picture.values.size(); ++i) outputs[0].as<T>()[i] = saturate<T>(picture.values[i]);
    return {};
  });
}

}  // namespace

extern const Operator resize_operator;

const Operator resize_operator = {.name = "Resize",
                                  .summary = "another picture size",
                                  .max_inputs = 4,
                                  .attributes = {{"mode", AttributeType::text},
                                                 {"coordinate_transformation_mode", AttributeType::text},
                                                 {"nearest_mode", AttributeType::text},
                                                 {"keep_aspect_ratio_policy", AttributeType::text},
                                                 {"cubic_coeff_a", AttributeType::real},
                                                 {"extrapolation_value", AttributeType::real},
                                                 {"exclude_outside", AttributeType::integer},
                                                 {"antialias", AttributeType::integer},
                                                 {"axes", AttributeType::integers}},
                                  .value_inputs = {1, 2, 3},
                                  .infer = infer,
                                  .st_macc = st_zero,
                                  .run = run,
                                  .run_tflite = quantised::run_resize};

}  // namespace jauge::ops
