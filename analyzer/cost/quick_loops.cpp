#include "analyzer/cost/quick_loops.h"

#include <algorithm>
#include <cstdlib>

#include "analyzer/ops/quantised/meaning.h"
#include "firmware_probe/runtime/weights.h"

namespace jauge::cost {
namespace {

// What a channel's weights add up to at most, and whether one of them is -128.
struct ChannelWeights {
  std::int64_t sum = 0, magnitudes = 0;
  bool has_lowest = false;
};

std::vector<ChannelWeights> by_channel(const ir::ConstArrayView& weights, std::size_t channels, bool first_axis) {
  const std::vector<std::int32_t> centred = ops::centred(weights);
  const std::size_t taps = centred.size() / channels;
  std::vector<ChannelWeights> result(channels);
  for (std::size_t i = 0; i < centred.size(); ++i) {
    ChannelWeights& channel = result[first_axis ? i / taps : i % channels];
    channel.sum += centred[i];
    channel.magnitudes += std::abs(static_cast<std::int64_t>(centred[i]));
    channel.has_lowest = channel.has_lowest || centred[i] == -128;
  }
  return result;
}

bool shift_suits(const ops::Requantiser& requantiser, std::size_t channel, const ChannelWeights& weights,
                 std::int64_t bias) {
  if (requantiser.rounding() != ir::Rounding::tflite) return true;
  const auto multipliers = requantiser.multipliers();
  const std::int32_t shift = multipliers[channel % multipliers.size()].shift;
  const bool vanishes = shift < -23 && jauge_dual_is_exact(weights.magnitudes, bias);
  return vanishes || jauge_dual_shift_fits(shift);
}

}  // namespace

bool suits_quick_loops(const ops::NodeView& node, bool is_depthwise) {
  const auto weights = node.constant(1);
  const ir::Tensor &in = node.input_tensor(0), &out = node.output_tensor();
  if (!weights || !weights->quant || !in.quant || !out.quant || ir::is_float(out.type.dtype)) return true;
  const bool first_axis = node.node().op == "Conv" || node.attributes().integer("transB", 0) != 0;
  const auto channels = static_cast<std::size_t>(first_axis ? weights->type.shape.front() : weights->type.shape.back());
  if (channels == 0) return true;
  const int axis = first_axis ? 0 : static_cast<int>(weights->type.shape.size()) - 1;
  const auto requantiser = ops::Requantiser::of_products(node.node().rounding, {in.type, {}, &*in.quant}, *weights,
                                                         axis, ir::ArrayView{out.type, {}, &*out.quant});
  if (!requantiser) return true;
  std::vector<std::int64_t> bias(channels, 0);
  if (const auto given = node.constant(2); given && !ir::is_float(given->type.dtype)) bias = ir::to_int64s(*given);
  const auto sums = by_channel(*weights, channels, first_axis);
  const bool is_unsigned = in.type.dtype == ir::DType::uint8;
  const std::int64_t zero = (in.quant->zero_points.empty() ? 0 : in.quant->zero_points[0]) - (is_unsigned ? 128 : 0);
  for (std::size_t i = 0; i < channels; ++i) {
    if (sums[i].magnitudes == 0) continue;  // a dead channel gets a factor that suits
    const std::int64_t start = (i < bias.size() ? bias[i] : 0) - zero * sums[i].sum;
    if (!shift_suits(*requantiser, i, sums[i], start)) return false;
    if (!is_depthwise && (sums[i].has_lowest || !jauge_dual_is_exact(sums[i].magnitudes, start))) return false;
  }
  return true;
}

}  // namespace jauge::cost
