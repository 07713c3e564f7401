#include "analyzer/quantize/statistics.h"

#include <algorithm>
#include <cmath>

namespace jauge::quantize {
namespace {

using AllStatistics = std::vector<TensorStatistics>;

void add(TensorStatistics& seen, const ir::Array& array) {
  const auto values = array.as<float>();
  if (values.empty()) return;
  seen.histogram.add(values);
  const ir::Shape& shape = array.type.shape;
  const std::size_t channels = shape.empty() ? 1 : static_cast<std::size_t>(shape.back());
  if (seen.channel_sum.empty()) {
    seen.channel_low.assign(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(channels));
    seen.channel_high = seen.channel_low;
    seen.channel_sum.assign(channels, 0);
  }
  for (std::size_t i = 0; i < values.size(); i += channels)
    for (std::size_t c = 0; c < channels; ++c) {
      const float x = values[i + c];
      seen.channel_low[c] = std::min(seen.channel_low[c], x);
      seen.channel_high[c] = std::max(seen.channel_high[c], x);
      seen.channel_sum[c] += static_cast<double>(x);
    }
  seen.values_per_channel += static_cast<std::int64_t>(values.size() / channels);
}

void merge(TensorStatistics& into, const TensorStatistics& from) {
  if (from.channel_sum.empty()) return;
  into.histogram.merge(from.histogram);
  into.values_per_channel += from.values_per_channel;
  if (into.channel_sum.empty()) {
    into.channel_low = from.channel_low;
    into.channel_high = from.channel_high;
    into.channel_sum = from.channel_sum;
    return;
  }
  for (std::size_t c = 0; c < into.channel_sum.size(); ++c) {
    into.channel_low[c] = std::min(into.channel_low[c], from.channel_low[c]);
    into.channel_high[c] = std::max(into.channel_high[c], from.channel_high[c]);
    into.channel_sum[c] += from.channel_sum[c];
  }
}

Result<void> check_finite(const ir::Graph& graph, const AllStatistics& all) {
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].histogram.not_finite() > 0)
      return Error{.kind = ErrorKind::usage,
                   .where = graph.source.name + ": tensor '" + graph.tensors[i].name + "'",
                   .what = "holds NaN or infinity on the calibration data",
                   .hint = "check the data and its preprocessing, then the model's weights"};
  return {};
}

}  // namespace

double TensorStatistics::reach(std::size_t c) const {
  return std::max(std::abs(static_cast<double>(channel_low[c])), std::abs(static_cast<double>(channel_high[c])));
}

double TensorStatistics::mean(std::size_t c) const {
  return values_per_channel == 0 ? 0 : channel_sum[c] / static_cast<double>(values_per_channel);
}

Result<AllStatistics> collect_statistics(const ir::Graph& graph, std::span<const Sample> samples,
                                         const Effort& effort) {
  if (samples.empty())
    return Error{.kind = ErrorKind::usage,
                 .where = graph.source.name,
                 .what = "there is no sample to calibrate with",
                 .hint = "100 to 500 samples of what the model will see are enough"};
  std::vector<AllStatistics> of_lane(lanes, AllStatistics(graph.tensors.size()));
  const RunCalls calls = {.see = [&](int lane, std::size_t, ir::TensorId id, const ir::Array& array) {
    if (array.type.dtype == ir::DType::float32) add(of_lane[static_cast<std::size_t>(lane)][ir::index_of(id)], array);
  }};
  JAUGE_CHECK(run_samples(graph, samples, calls, effort, "calibrating"));
  AllStatistics all = std::move(of_lane[0]);
  for (std::size_t lane = 1; lane < of_lane.size(); ++lane)
    for (std::size_t i = 0; i < all.size(); ++i) merge(all[i], of_lane[lane][i]);
  JAUGE_CHECK(check_finite(graph, all));
  return all;
}

}  // namespace jauge::quantize
