// SPDX-License-Identifier: GPL-2.0-or-later
#include "firmware_probe/virtual_board/timing/line_cache.h"

#include <algorithm>

namespace jauge::vboard {

LineCache::Line& LineCache::line_of(std::uint32_t tag) {
  std::size_t oldest = 0;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (lines_[i].tag == tag) {
      last_ = i;
      return lines_[i];
    }
    if (lines_[i].used < lines_[oldest].used) oldest = i;
  }
  last_ = oldest;
  lines_[oldest] = {.tag = tag};
  return lines_[oldest];
}

void LineCache::clear() {
  std::ranges::fill(lines_, Line{});
  clock_ = 0;
}

}  // namespace jauge::vboard
