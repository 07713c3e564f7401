#include <algorithm>

#include "analyzer/quantize/calibration.h"

namespace jauge::quantize {

Range min_max_range(const Histogram& seen, int /*levels*/) {
  return {std::min(seen.low(), 0.0), std::max(seen.high(), 0.0)};
}

}  // namespace jauge::quantize
