// SPDX-License-Identifier: GPL-2.0-or-later
#include "firmware_probe/virtual_board/timing/line_cache.h"

#include <algorithm>

namespace jauge::vboard {

std::size_t LineCache::line_of(std::uint32_t tag) {
  const auto found = std::ranges::find(tags_, tag);
  if (found != tags_.end()) {
    last_ = static_cast<std::size_t>(found - tags_.begin());
  } else {
    last_ = static_cast<std::size_t>(std::ranges::min_element(used_) - used_.begin());
    tags_[last_] = tag;
    valid_[last_] = 0;
  }
  return last_;
}

void LineCache::clear() {
  std::ranges::fill(tags_, no_tag);
  std::ranges::fill(valid_, 0u);
  std::ranges::fill(used_, std::uint64_t{0});
  clock_ = 0;
}

}  // namespace jauge::vboard
