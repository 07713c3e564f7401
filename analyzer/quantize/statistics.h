// What the tensors of a float graph hold on real samples.
#pragma once

#include <vector>

#include "analyzer/quantize/histogram.h"
#include "analyzer/quantize/samples.h"

namespace jauge::quantize {

// Channels are the last axis: the graph is channels-last.
struct TensorStatistics {
  Histogram histogram;
  std::vector<float> channel_low, channel_high;
  std::vector<double> channel_sum;
  std::int64_t values_per_channel = 0;

  // The largest magnitude in channel c.
  double reach(std::size_t c) const;
  double mean(std::size_t c) const;
};

// One for each tensor of `graph`; empty ones for constants and for what is not float32. Errors: those of the executor;
// usage when there is no sample, or when a tensor held NaN or infinity (named).
Result<std::vector<TensorStatistics>> collect_statistics(const ir::Graph& graph, std::span<const Sample> samples,
                                                         const Effort& effort);

}  // namespace jauge::quantize
