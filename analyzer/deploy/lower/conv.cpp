// Conv: an ordinary or grouped convolution, or a depthwise one.
#include "analyzer/deploy/lower/integers.h"
#include "analyzer/deploy/lower/reals.h"
#include "analyzer/deploy/lower/windows.h"
#include "analyzer/ops/checks.h"
#include "analyzer/ops/conv_shape.h"

namespace jauge::deploy {
namespace {

bool is_depthwise(const ops::ConvWork& work) {
  return work.groups > 1 && work.in_channels_per_group == 1;
}

// [taps][channels] of [channels][taps].
template <class T>
std::vector<T> tap_by_tap(const std::vector<T>& weights, std::size_t channels) {
  const std::size_t taps = weights.size() / channels;
  std::vector<T> turned(weights.size());
  for (std::size_t channel = 0; channel < channels; ++channel)
    for (std::size_t tap = 0; tap < taps; ++tap) turned[tap * channels + channel] = weights[channel * taps + tap];
  return turned;
}

Result<LoweredOps> lower_integers(const ops::NodeView& node, const ops::ConvWork& work, const jauge_window& window) {
  JAUGE_TRY(const Products products, products_of(node, 0));
  LoweredOp op = {.inputs = {{node.node().inputs[0]}}, .outputs = {{node.node().outputs[0]}}};
  op.channels = blob_of_list(products.channels);
  op.table = activation_table(node);
  const auto groups = static_cast<std::int32_t>(work.groups);
  if (is_depthwise(work)) {
    op.kernel = JAUGE_KERNEL_depthwise_s8;
    op.parameters = blob_of(jauge_depthwise_s8{.window = window,
                                               .multiplier = static_cast<std::int32_t>(work.out_channels / work.groups),
                                               .range = output_range(node)});
    const auto weights = tap_by_tap(products.weights, products.channels.size());
    op.weights = blob_of_list(weights);
    return LoweredOps{std::move(op)};
  }
  op.kernel = JAUGE_KERNEL_conv_s8;
  op.parameters = blob_of(jauge_conv_s8{.window = window, .groups = groups, .range = output_range(node)});
  const PackedWeights weights =
      groups == 1 ? packed(products) : PackedWeights{JAUGE_WEIGHTS_PLAIN, blob_of_list(products.weights)};
  op.weight_layout = weights.layout;
  op.weights = weights.bytes;
  return LoweredOps{std::move(op)};
}

Result<LoweredOps> lower_reals(const ops::NodeView& node, const ops::ConvWork& work, const jauge_window& window) {
  const auto weights = floats_of(node, 1);
  if (!weights) return ops::not_supported("its weights are computed by another node");
  const auto channels = static_cast<std::size_t>(work.out_channels);
  JAUGE_TRY(const std::vector<float> bias, real_bias(node, 2, channels));
  const jauge_activation activation = activation_of(node.node().activation);
  LoweredOp op = {.inputs = {{node.node().inputs[0]}}, .outputs = {{node.node().outputs[0]}}};
  op.channels = blob_of_list(bias);
  if (is_depthwise(work)) {
    op.kernel = JAUGE_KERNEL_depthwise_f32;
    op.parameters =
        blob_of(jauge_depthwise_f32{.window = window,
                                    .multiplier = static_cast<std::int32_t>(work.out_channels / work.groups),
                                    .activation = activation});
    const auto turned = tap_by_tap(*weights, channels);
    op.weights = blob_of_list(turned);
    return LoweredOps{std::move(op)};
  }
  op.kernel = JAUGE_KERNEL_conv_f32;
  op.parameters = blob_of(
      jauge_conv_f32{.window = window, .groups = static_cast<std::int32_t>(work.groups), .activation = activation});
  op.weights = blob_of_list(*weights);
  return LoweredOps{std::move(op)};
}

}  // namespace

Result<LoweredOps> lower_conv(const ops::NodeView& node) {
  JAUGE_TRY(const ops::ConvWork work, ops::runnable_conv_work(node, 1));
  JAUGE_TRY(const jauge_window window, window_of(work.window));
  if (all_quantised_bytes(node)) return lower_integers(node, work, window);
  if (all_f32(node)) return lower_reals(node, work, window);
  return ops::not_supported("the runtime on the chip has no convolution for these element types");
}

}  // namespace jauge::deploy
