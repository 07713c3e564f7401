#include "analyzer/cost/own_loops.h"

#include <algorithm>
#include <cctype>

#include "analyzer/cost/quick_loops.h"
#include "analyzer/ops/conv_shape.h"
#include "analyzer/ops/rows.h"

namespace jauge::cost {
namespace {

struct Extent {
  std::int64_t rows = 1, width = 1, channels = 1;
};

// As deploy lays tensors out: 1 x L x C is L rows of one pixel.
Extent extent_of(const ir::Shape& shape) {
  Extent extent{.rows = ops::rows_of(shape).count, .channels = shape.empty() ? 1 : shape.back()};
  const std::int64_t of_one_column = extent.rows * extent.channels;
  if (of_one_column > 0) extent.width = ir::elements(shape) / of_one_column;
  return extent;
}

void set_window(const ops::Window& w, LoopShape& shape) {
  const bool is_flat = w.spatial_rank == 1;  // the one dimension counts rows
  shape.kernel_height = is_flat ? w.kernel_width : w.kernel_height;
  shape.kernel_width = is_flat ? 1 : w.kernel_width;
  shape.stride_height = is_flat ? w.stride_width : w.stride_height;
  shape.stride_width = is_flat ? 1 : w.stride_width;
  shape.dilation_height = is_flat ? w.dilation_width : w.dilation_height;
  shape.dilation_width = is_flat ? 1 : w.dilation_width;
  shape.pad_top = is_flat ? w.pad_left : w.pad_top;
  shape.pad_left = is_flat ? 0 : w.pad_left;
}

std::string lower_case(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

bool is_byte(ir::DType dtype) {
  return dtype == ir::DType::int8 || dtype == ir::DType::uint8;
}

std::string world_of(const ops::NodeView& node) {
  if (node.output_tensor().type.dtype == ir::DType::float32) return "reals";
  if (!is_byte(node.output_tensor().type.dtype)) return "bytes";
  switch (node.node().rounding) {
    case ir::Rounding::tflite:
      return "tflite";
    case ir::Rounding::onnx:
      return "onnx";
    case ir::Rounding::none:
      break;
  }
  return "bytes";
}

// Whether a fused clamp narrows what a byte can hold.
bool clamps(const ops::NodeView& node) {
  const ir::Tensor& out = node.output_tensor();
  const ir::Activation& activation = node.node().activation;
  if (!out.quant || out.quant->scales.empty() || out.quant->zero_points.empty()) return false;
  const double low = out.type.dtype == ir::DType::uint8 ? 0 : -128, scale = out.quant->scales[0];
  const double zero = static_cast<double>(out.quant->zero_points[0]);
  return activation.low / scale + zero > low + 0.5 || activation.high / scale + zero < low + 254.5;
}

void set_activation(const ops::NodeView& node, LoopShape& shape) {
  using enum ir::ActivationKind;
  const ir::ActivationKind kind = node.node().activation.kind;
  const bool is_integer = is_byte(node.output_tensor().type.dtype);
  shape.has_table = is_integer && (kind == leaky_relu || kind == tanh || kind == sigmoid);
  shape.is_clamped = kind != none && !shape.has_table && (!is_integer || clamps(node));
}

void set_products(const ops::NodeView& node, LoopShape& shape) {
  const std::string& op = node.node().op;
  if (op == "Gemm" || op == "MatMul") {
    shape.kernel = node.constant(1) ? "dense" : lower_case(op);
    shape.is_plain = node.constant(1) && !suits_quick_loops(node, false);
    return;
  }
  if (op != "Conv") return;
  const auto work = ops::conv_work(node, 1);
  if (!work) return;
  set_window(work->window, shape);
  shape.groups = work->groups;
  if (work->groups > 1 && work->in_channels_per_group == 1) shape.kernel = "depthwise";
  shape.is_plain = !suits_quick_loops(node, shape.kernel == "depthwise");
}

void set_pool(const ops::NodeView& node, LoopShape& shape) {
  const std::string& op = node.node().op;
  if (op != "MaxPool" && op != "AveragePool") return;
  if (const auto window = ops::window_of(node, {})) set_window(*window, shape);
}

}  // namespace

LoopShape loop_shape(const ops::NodeView& node) {
  LoopShape shape;
  const ops::Operator* op = ops::find_operator(node.node().op);
  const bool has_output = node.output_count() > 0 && node.node().outputs[0] != ir::no_tensor;
  if (!has_output || !node.has_input(0) || (op && op->memory.is_view)) return shape;
  shape.kernel = lower_case(node.node().op);
  shape.world = world_of(node);
  const Extent out = extent_of(node.output()), in = extent_of(node.input(0));
  shape.rows = out.rows, shape.width = out.width, shape.channels = out.channels;
  shape.in_rows = in.rows, shape.in_width = in.width, shape.in_channels = in.channels;
  for (std::size_t i = 1; i < node.input_count(); ++i)
    if (node.has_input(i)) shape.further_elements += ir::elements(node.input(i));
  set_products(node, shape);
  set_pool(node, shape);
  set_activation(node, shape);
  return shape;
}

}  // namespace jauge::cost
