// Convolutions and pools seen as two-dimensional work, whatever their layout and rank. One place that knows how
// kernel, stride, dilation, padding (explicit, SAME_UPPER, SAME_LOWER, VALID) and ceil mode make an output size.
#pragma once

#include <array>

#include "analyzer/ops/operator.h"

namespace jauge::ops {

// Attribute "channels_last" (integer): 1 when activations are N...C and weights O...I, else N C ... and O I ... as in
// ONNX files. passes/to_channels_last turns every graph into channels-last ones; kernels run only those.
bool channels_last(const ir::Attributes& attributes);

// Window work over a map of height x width x channels; 1-D maps have height 1.
struct Window {
  std::int64_t batch = 1;
  std::int64_t in_height = 1, in_width = 1, in_channels = 1;
  std::int64_t out_height = 1, out_width = 1;
  std::int64_t kernel_height = 1, kernel_width = 1;
  std::int64_t stride_height = 1, stride_width = 1;
  std::int64_t dilation_height = 1, dilation_width = 1;
  std::int64_t pad_top = 0, pad_left = 0, pad_bottom = 0, pad_right = 0;
  std::size_t spatial_rank = 2;  // 1 or 2
};

// Reads kernel_shape (or takes `kernel`), strides, dilations, pads, auto_pad, ceil_mode and the input shape.
// Errors: damaged_file for sizes below 1, a window larger than its padded input, wrong list lengths.
Result<Window> window_of(const NodeView& node, std::span<const std::int64_t> kernel);

// The output shape for `channels` output channels, in the node's layout.
ir::Shape output_shape(const Window& window, std::int64_t channels, bool channels_last);

}  // namespace jauge::ops
