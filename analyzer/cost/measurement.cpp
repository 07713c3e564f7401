#include "analyzer/cost/measurement.h"

#include <algorithm>
#include <cmath>

namespace jauge::cost {
namespace {

constexpr double unstable_above = 0.02;

Figure figure(double value, Unit unit, Origin origin) {
  if (origin != Origin::modelled) return exact(value, unit, origin);
  return interval(value, value * (1 - modelled_interval), value * (1 + modelled_interval), unit, origin);
}

double median_of(const std::vector<std::uint64_t>& sorted) {
  const std::size_t middle = sorted.size() / 2;
  const auto at = [&](std::size_t i) { return static_cast<double>(sorted[i]); };
  return sorted.size() % 2 == 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2;
}

}  // namespace

LatencyRuns latency_of_runs(std::span<const std::uint64_t> cycles, Hertz clock, Origin origin) {
  std::vector<std::uint64_t> sorted(cycles.begin(), cycles.end());
  std::ranges::sort(sorted);
  const auto rank = static_cast<std::size_t>(std::ceil(0.95 * static_cast<double>(sorted.size())));
  const auto ms = [&](std::uint64_t count) { return duration_ms(static_cast<double>(count), clock); };
  const double median = median_of(sorted);
  LatencyRuns result;
  result.latency_ms = figure(duration_ms(median, clock), Unit::milliseconds, origin);
  result.cycles = figure(median, Unit::cycles, origin);
  result.p95_ms = ms(sorted[rank - 1]);
  result.min_ms = ms(sorted.front());
  result.max_ms = ms(sorted.back());
  result.runs = static_cast<std::int64_t>(sorted.size());
  result.spread = static_cast<double>(sorted[rank - 1] - sorted.front()) / std::max(median, 1.0);
  result.unstable = result.spread > unstable_above;
  return result;
}

}  // namespace jauge::cost
