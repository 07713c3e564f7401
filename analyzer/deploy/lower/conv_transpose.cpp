// ConvTranspose of one group.
#include "analyzer/ops/conv_transpose.h"
#include "analyzer/deploy/lower/integers.h"
#include "analyzer/deploy/lower/reals.h"
#include "analyzer/deploy/lower/windows.h"
#include "analyzer/ops/checks.h"

namespace jauge::deploy {
namespace {

// [out][taps][in] of [out][in][taps].
template <class T>
std::vector<T> pixel_by_pixel(const std::vector<T>& weights, std::size_t out, std::size_t in) {
  const std::size_t taps = weights.size() / (out * in);
  std::vector<T> turned(weights.size());
  for (std::size_t k = 0; k < out; ++k)
    for (std::size_t c = 0; c < in; ++c)
      for (std::size_t tap = 0; tap < taps; ++tap)
        turned[(k * taps + tap) * in + c] = weights[(k * in + c) * taps + tap];
  return turned;
}

// The same of [in][taps][out].
std::vector<float> by_output(const std::vector<float>& weights, std::size_t out) {
  const std::size_t others = weights.size() / out;
  std::vector<float> turned(weights.size());
  for (std::size_t other = 0; other < others; ++other)
    for (std::size_t k = 0; k < out; ++k) turned[k * others + other] = weights[other * out + k];
  return turned;
}

Result<LoweredOps> lower_integers(const ops::NodeView& node, const jauge_window& window, std::size_t in) {
  if (node.node().rounding != ir::Rounding::tflite)
    return ops::not_supported("with integers the runtime on the chip computes it as TFLite does only");
  JAUGE_TRY(Products products, products_of(node, static_cast<int>(node.input(1).size()) - 1));
  const std::size_t out = products.channels.size(), taps = products.weights.size() / out;
  // Not every tap reaches every pixel: the kernel takes the input's zero point off where one does.
  for (std::size_t k = 0; k < out; ++k) {
    std::int64_t sum = 0;
    for (std::size_t tap = 0; tap < taps; ++tap) sum += products.weights[k * taps + tap];
    jauge_channel& channel = products.channels[k];
    channel.bias = static_cast<std::int32_t>(channel.bias + stored_zero(node.input_tensor(0)) * sum);
  }
  const auto weights = pixel_by_pixel(products.weights, out, in);
  return LoweredOps{{.kernel = JAUGE_KERNEL_conv_transpose_s8,
                     .inputs = {{node.node().inputs[0]}},
                     .outputs = {{node.node().outputs[0]}},
                     .parameters = blob_of(jauge_conv_transpose_s8{.window = window, .range = output_range(node)}),
                     .weights = blob_of_list(weights),
                     .channels = blob_of_list(products.channels),
                     .table = activation_table(node)}};
}

Result<LoweredOps> lower_reals(const ops::NodeView& node, const jauge_window& window, std::size_t in) {
  const auto matrix = floats_of(node, 1);
  if (!matrix) return ops::not_supported("its weights are computed by another node");
  const auto out = static_cast<std::size_t>(node.input(1).back());
  JAUGE_TRY(const std::vector<float> bias, real_bias(node, 2, out));
  const auto weights = pixel_by_pixel(by_output(*matrix, out), out, in);
  const jauge_conv_transpose_f32 parameters = {.window = window, .activation = activation_of(node.node().activation)};
  return LoweredOps{{.kernel = JAUGE_KERNEL_conv_transpose_f32,
                     .inputs = {{node.node().inputs[0]}},
                     .outputs = {{node.node().outputs[0]}},
                     .parameters = blob_of(parameters),
                     .weights = blob_of_list(weights),
                     .channels = blob_of_list(bias)}};
}

}  // namespace

Result<LoweredOps> lower_conv_transpose(const ops::NodeView& node) {
  if (node.attributes().integer("group", 1) != 1) return ops::not_supported("it has several groups");
  JAUGE_TRY(const ops::Window shape, ops::transposed_window(node));
  JAUGE_TRY(const jauge_window window, window_of(shape));
  const auto in = static_cast<std::size_t>(shape.in_channels);
  if (all_quantised_bytes(node)) return lower_integers(node, window, in);
  if (all_f32(node)) return lower_reals(node, window, in);
  return ops::not_supported("the runtime on the chip has no transposed convolution for these element types");
}

}  // namespace jauge::deploy
