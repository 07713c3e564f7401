// Conv: inputs X, W, B (optional). ONNX attributes (kernel_shape, strides, dilations, pads, auto_pad, group) and
// channels_last. A group of one input channel each is a depthwise convolution.
#include <Eigen/Core>
#include <algorithm>

#include "analyzer/ops/conv_shape.h"
#include "analyzer/ops/dtype_dispatch.h"
#include "analyzer/ops/quantised/kernels.h"
#include "analyzer/ops/rows.h"

namespace jauge::ops {
namespace {

Result<Types> infer(const NodeView& node) {
  JAUGE_CHECK(require_float(node, 0));
  JAUGE_CHECK(require_same_dtype(node, {0, 1, 2}));
  JAUGE_TRY(const ConvWork work, conv_work(node, 1));
  JAUGE_CHECK(check_bias(node, 2, work.out_channels));
  return Types{{node.input_dtype(0), output_shape(node, work)}};
}

Macs macs(const NodeView& node) {
  return macs_of(node, 1);
}

std::optional<std::int64_t> st_macc(const NodeView& node) {
  return st_macc_of(node, 1, 2);
}

template <class T>
using Matrix = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
template <class T>
using Strided = Eigen::Map<Matrix<T>, 0, Eigen::OuterStride<>>;

// One row of output pixels of one group: every pixel's window laid out as a line [kernel_h, kernel_w, channels].
template <class T>
void gather_row(const ConvWork& work, const T* image, std::int64_t group, std::int64_t out_y, Matrix<T>& lines) {
  const Window& w = work.window;
  const std::int64_t channels = work.in_channels_per_group;
  lines.setZero();
  for (std::int64_t x = 0; x < w.out_width; ++x)
    for (std::int64_t ky = 0; ky < w.kernel_height; ++ky) {
      const std::int64_t in_y = out_y * w.stride_height - w.pad_top + ky * w.dilation_height;
      if (in_y < 0 || in_y >= w.in_height) continue;
      for (std::int64_t kx = 0; kx < w.kernel_width; ++kx) {
        const std::int64_t in_x = x * w.stride_width - w.pad_left + kx * w.dilation_width;
        if (in_x < 0 || in_x >= w.in_width) continue;
        const T* from = image + (in_y * w.in_width + in_x) * w.in_channels + group * channels;
        std::copy(from, from + channels, lines.data() + x * lines.cols() + (ky * w.kernel_width + kx) * channels);
      }
    }
}

template <class T>
void convolve_image(const ConvWork& work, const T* image, const T* weights, T* out) {
  const Window& w = work.window;
  const std::int64_t taps = w.kernel_height * w.kernel_width * work.in_channels_per_group;
  const std::int64_t group_out = work.out_channels / work.groups;
  Matrix<T> lines(w.out_width, taps);
  for (std::int64_t group = 0; group < work.groups; ++group) {
    const Eigen::Map<const Matrix<T>> filters(weights + group * group_out * taps, group_out, taps);
    for (std::int64_t y = 0; y < w.out_height; ++y) {
      gather_row(work, image, group, y, lines);
      Strided<T> row(out + y * w.out_width * work.out_channels + group * group_out, w.out_width, group_out,
                     Eigen::OuterStride<>(work.out_channels));
      row.noalias() = lines * filters.transpose();
    }
  }
}

// One channel in and `multiplier` channels out for each group: too thin for matrices.
template <class T>
void convolve_depthwise(const ConvWork& work, const T* image, const T* weights, T* out) {
  const Window& w = work.window;
  const std::int64_t multiplier = work.out_channels / work.groups;
  const std::int64_t taps = w.kernel_height * w.kernel_width;
  for (std::int64_t y = 0; y < w.out_height; ++y)
    for (std::int64_t x = 0; x < w.out_width; ++x)
      for (std::int64_t c = 0; c < work.out_channels; ++c) {
        T sum = 0;
        for (std::int64_t ky = 0; ky < w.kernel_height; ++ky) {
          const std::int64_t in_y = y * w.stride_height - w.pad_top + ky * w.dilation_height;
          if (in_y < 0 || in_y >= w.in_height) continue;
          for (std::int64_t kx = 0; kx < w.kernel_width; ++kx) {
            const std::int64_t in_x = x * w.stride_width - w.pad_left + kx * w.dilation_width;
            if (in_x < 0 || in_x >= w.in_width) continue;
            sum += image[(in_y * w.in_width + in_x) * w.in_channels + c / multiplier] *
                   weights[c * taps + ky * w.kernel_width + kx];
          }
        }
        out[(y * w.out_width + x) * work.out_channels + c] = sum;
      }
}

template <class T>
void add_bias(std::span<T> out, std::span<const T> bias) {
  for (std::size_t i = 0; i < out.size(); ++i) out[i] += bias[i % bias.size()];
}

Result<void> run(const NodeView& node, InputArrays inputs, OutputArrays outputs) {
  JAUGE_TRY(const ConvWork work, runnable_conv_work(node, 1));
  return with_float(inputs[0]->type.dtype, [&](auto zero) -> Result<void> {
    using T = decltype(zero);
    const Window& w = work.window;
    const T* weights = inputs[1]->as<T>().data();
    const auto convolve = work.in_channels_per_group == 1 ? convolve_depthwise<T> : convolve_image<T>;
    for (std::int64_t n = 0; n < w.batch; ++n)
      convolve(work, inputs[0]->as<T>().data() + n * w.in_height * w.in_width * w.in_channels, weights,
               outputs[0].as<T>().data() + n * w.out_height * w.out_width * work.out_channels);
    if (inputs.size() > 2 && inputs[2]) add_bias(outputs[0].as<T>(), inputs[2]->as<T>());
    return {};
  });
}

}  // namespace

extern const Operator conv_operator;

const Operator conv_operator = {.name = "Conv",
                                .summary = "convolution; depthwise when every channel has its own filter",
                                .family = Family::convolution,
                                .min_inputs = 2,
                                .max_inputs = 3,
                                .attributes = window_attributes({{"group", AttributeType::integer}}),
                                .infer = infer,
                                .macs = macs,
                                .st_macc = st_macc,
                                .run = run,
                                .run_tflite = quantised::run_conv,
                                .run_onnx = quantised::run_conv,
                                .rows = rows_of_window};

}  // namespace jauge::ops
