// A value in 10,000 on each side may be clipped: outliers stretch the range of all the others.
#include <algorithm>
#include <cmath>

#include "analyzer/quantize/calibration.h"

namespace jauge::quantize {
namespace {

constexpr double kept = 0.9999;

// The outer edge of the bin in which the `wanted`-th value lies, counted from zero outwards on one side.
template <class EdgeOf>
double reach(std::int64_t wanted, EdgeOf bin_from_zero) {
  double edge = 0;
  std::int64_t passed = 0;
  for (std::size_t i = 0; i < static_cast<std::size_t>(Histogram::bins_per_side) && passed < wanted; ++i) {
    const auto [count, outer_edge] = bin_from_zero(i);
    passed += count;
    edge = outer_edge;
  }
  return edge;
}

}  // namespace

Range percentile_range(const Histogram& seen, int levels) {
  const Range all = min_max_range(seen, levels);
  if (seen.bins().empty()) return all;
  const auto bins = seen.bins();
  constexpr auto half = static_cast<std::size_t>(Histogram::bins_per_side);
  std::int64_t negative = 0, positive = 0;
  for (std::size_t i = 0; i < half; ++i) negative += bins[i];
  for (std::size_t i = half; i < bins.size(); ++i) positive += bins[i];
  const auto clipped = static_cast<std::int64_t>(std::floor(static_cast<double>(seen.count()) * (1 - kept)));
  struct Bin {
    std::int64_t count;
    double outer_edge;
  };
  const double low = reach(negative - clipped, [&](std::size_t i) {
    return Bin{bins[half - 1 - i], seen.edge(half - 1 - i)};
  });
  const double high = reach(positive - clipped, [&](std::size_t i) {
    return Bin{bins[half + i], seen.edge(half + i + 1)};
  });
  return {std::max(low, all.low), std::min(high, all.high)};
}

}  // namespace jauge::quantize
