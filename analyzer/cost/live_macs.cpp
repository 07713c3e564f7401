#include "analyzer/cost/live_macs.h"

#include <algorithm>
#include <optional>

namespace jauge::cost {
namespace {

// Where the output channels of a weight constant lie: element i belongs to channel (i / inner) % channels.
struct ChannelLayout {
  std::size_t channels = 0;
  std::size_t inner = 1;
};

std::optional<ChannelLayout> layout_of(const ops::NodeView& node, const ir::Shape& weights) {
  if (weights.size() < 2) return std::nullopt;
  const bool channels_first =
      node.node().op == "Conv" || (node.node().op == "Gemm" && node.attributes().integer("transB", 0) != 0);
  if (channels_first) {
    const auto channels = static_cast<std::size_t>(weights.front());
    return ChannelLayout{channels,
                         static_cast<std::size_t>(ir::elements(weights)) / std::max<std::size_t>(channels, 1)};
  }
  if (node.node().op == "Gemm" || node.node().op == "MatMul")
    return ChannelLayout{static_cast<std::size_t>(weights.back()), 1};
  return std::nullopt;
}

template <class T>
std::size_t count_live(const ir::ConstArrayView& weights, const ChannelLayout& layout) {
  std::vector<bool> live(layout.channels);
  const auto values = weights.as<T>();
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::size_t channel = (i / layout.inner) % layout.channels;
    if (live[channel]) continue;
    T zero{};
    if (weights.quant) {
      const auto& points = weights.quant->zero_points;
      zero = static_cast<T>(points.size() == layout.channels ? points[channel] : points[0]);
    }
    live[channel] = values[i] != zero;
  }
  return static_cast<std::size_t>(std::ranges::count(live, true));
}

std::optional<std::size_t> live_channels(const ir::ConstArrayView& weights, const ChannelLayout& layout) {
  switch (weights.type.dtype) {
    case ir::DType::float32:
      return count_live<float>(weights, layout);
    case ir::DType::float64:
      return count_live<double>(weights, layout);
    case ir::DType::int8:
      return count_live<std::int8_t>(weights, layout);
    case ir::DType::uint8:
      return count_live<std::uint8_t>(weights, layout);
    case ir::DType::int16:
      return count_live<std::int16_t>(weights, layout);
    default:
      return std::nullopt;
  }
}

}  // namespace

Macs live_macs(const ops::NodeView& node, Macs nominal) {
  const auto weights = node.constant(1);
  if (!weights) return nominal;
  const auto layout = layout_of(node, weights->type.shape);
  if (!layout || layout->channels == 0 || layout->inner == 0) return nominal;
  const auto live = live_channels(*weights, *layout);
  if (!live) return nominal;
  // Every output channel costs the same, so the division is exact.
  const auto channels = static_cast<std::int64_t>(layout->channels);
  return {nominal.value / channels * static_cast<std::int64_t>(*live)};
}

}  // namespace jauge::cost
