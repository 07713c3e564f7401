// Clipping a little buys smaller steps for all the rest: the best trade by squared error. Rounding errors are taken as
// spread evenly over a step (step^2 / 12), which is exact enough when a step spans many bins or few.
#include <algorithm>
#include <array>

#include "analyzer/quantize/calibration.h"

namespace jauge::quantize {
namespace {

constexpr int candidates = 60;
constexpr double smallest_share = 0.25;  // of the range that was seen

struct Clip {
  double limit = 0;          // where the range ends on this side, seen from zero
  double clipped_error = 0;  // summed squares
  std::int64_t inside = 0;   // values on this side that only round
};
using Clips = std::array<Clip, candidates>;

// `sign` +1: above zero; -1: below.
Clips clips_of(const Histogram& seen, double furthest, int sign) {
  Clips clips;
  constexpr auto half = static_cast<std::size_t>(Histogram::bins_per_side);
  for (int k = 0; k < candidates; ++k) {
    Clip& clip = clips[static_cast<std::size_t>(k)];
    clip.limit = furthest * (1 - (1 - smallest_share) * k / (candidates - 1));
    for (std::size_t i = 0; i < half && !seen.bins().empty(); ++i) {
      const std::size_t bin = sign > 0 ? half + i : half - 1 - i;
      const double beyond = sign * seen.centre(bin) - clip.limit;
      if (beyond > 0)
        clip.clipped_error += static_cast<double>(seen.bins()[bin]) * beyond * beyond;
      else
        clip.inside += seen.bins()[bin];
    }
  }
  return clips;
}

}  // namespace

Range squared_error_range(const Histogram& seen, int levels) {
  const Range all = min_max_range(seen, levels);
  const Clips below = clips_of(seen, -all.low, -1), above = clips_of(seen, all.high, +1);
  Range best = all;
  double best_error = -1;
  for (const Clip& low : below)
    for (const Clip& high : above) {
      const double step = (low.limit + high.limit) / (levels - 1);
      const double error =
          low.clipped_error + high.clipped_error + static_cast<double>(low.inside + high.inside) * step * step / 12;
      if (best_error >= 0 && error >= best_error) continue;
      best_error = error;
      best = {-low.limit, high.limit};
    }
  return {std::max(best.low, all.low), std::min(best.high, all.high)};
}

}  // namespace jauge::quantize
