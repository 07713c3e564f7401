// The clip that loses least information (Kullback-Leibler divergence): magnitudes in 2048 bins; for each candidate
// range, what lies beyond it is put on its last bin, and this distribution is compared with itself cut into as many
// pieces as there are integers.
#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "analyzer/quantize/calibration.h"

namespace jauge::quantize {
namespace {

constexpr std::size_t bins = 2048;

// Magnitudes from 0 to the largest seen, zeros left out.
std::vector<double> magnitudes(const Histogram& seen, double furthest) {
  std::vector<double> result(bins, 0);
  for (std::size_t i = 0; i < seen.bins().size(); ++i) {
    if (seen.bins()[i] == 0) continue;
    const double share = std::abs(seen.centre(i)) / furthest;
    result[std::min(bins - 1, static_cast<std::size_t>(share * bins))] += static_cast<double>(seen.bins()[i]);
  }
  return result;
}

// Bins [first, end) hold one integer's share: it is spread evenly over those that are not empty.
void spread_one_level(const std::vector<double>& all, std::size_t first, std::size_t end, std::vector<double>& level) {
  double sum = 0;
  int filled = 0;
  for (std::size_t i = first; i < end; ++i) {
    sum += all[i];
    filled += all[i] > 0;
  }
  for (std::size_t i = first; i < end; ++i) level[i] = all[i] > 0 ? sum / filled : 0;
}

double divergence(const std::vector<double>& all, std::size_t kept, std::size_t levels) {
  std::vector<double> reals(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(kept));
  std::vector<double> integers(kept, 0);
  for (std::size_t level = 0; level < levels; ++level)
    spread_one_level(all, level * kept / levels, (level + 1) * kept / levels, integers);
  for (std::size_t i = kept; i < all.size(); ++i) reals[kept - 1] += all[i];
  double real_sum = 0, integer_sum = 0, result = 0;
  for (std::size_t i = 0; i < kept; ++i) {
    real_sum += reals[i];
    integer_sum += integers[i];
  }
  if (integer_sum == 0) return std::numeric_limits<double>::infinity();
  // A bin that the clipped values alone fill has no integer of its own; it counts as one value.
  for (std::size_t i = 0; i < kept; ++i)
    if (reals[i] > 0)
      result += reals[i] / real_sum * std::log(reals[i] / real_sum / (std::max(integers[i], 1.0) / integer_sum));
  return result;
}

}  // namespace

Range entropy_range(const Histogram& seen, int levels) {
  const Range all = min_max_range(seen, levels);
  const double furthest = std::max(-all.low, all.high);
  if (seen.bins().empty()) return all;
  const std::vector<double> distribution = magnitudes(seen, furthest);
  // Both signs share the integers unless there is only one.
  const auto magnitudes_told_apart = static_cast<std::size_t>(all.low < 0 && all.high > 0 ? levels / 2 : levels);
  if (magnitudes_told_apart >= bins) return all;
  std::size_t best = bins;
  double best_divergence = std::numeric_limits<double>::infinity();
  for (std::size_t kept = magnitudes_told_apart; kept <= bins; kept += 16) {
    const double lost = divergence(distribution, kept, magnitudes_told_apart);
    if (lost >= best_divergence) continue;
    best_divergence = lost;
    best = kept;
  }
  const double limit = furthest * static_cast<double>(best) / static_cast<double>(bins);
  return {std::max(all.low, -limit), std::min(all.high, limit)};
}

}  // namespace jauge::quantize
