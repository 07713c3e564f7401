// SPDX-License-Identifier: GPL-2.0-or-later
// One of the two small caches in front of the Flash: fully associative, least recently used line goes, one valid bit
// per read of the Flash.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

namespace jauge::vboard {

class LineCache {
 public:
  // `line_bytes` is a power of two, and so is what one read gives.
  LineCache(unsigned lines, unsigned line_bytes)
      : line_shift_(static_cast<unsigned>(std::countr_zero(line_bytes))),
        offset_mask_(line_bytes - 1),
        tags_(lines, no_tag),
        valid_(lines),
        used_(lines) {}

  void set_read_bytes(unsigned bytes) { read_shift_ = static_cast<unsigned>(std::countr_zero(bytes)); }
  // Whether the read of the Flash that holds `offset` was there. It is afterwards.
  bool access(std::uint32_t offset) {
    const std::uint32_t tag = offset >> line_shift_;
    const std::size_t line = tags_[last_] == tag ? last_ : line_of(tag);
    used_[line] = ++clock_;
    const std::uint32_t read = 1u << ((offset & offset_mask_) >> read_shift_);
    const bool was_there = (valid_[line] & read) != 0;
    valid_[line] |= read;
    return was_there;
  }
  void clear();

 private:
  std::size_t line_of(std::uint32_t tag);

  unsigned line_shift_;
  std::uint32_t offset_mask_;
  unsigned read_shift_ = 3;
  static constexpr std::uint32_t no_tag = ~0u;
  std::vector<std::uint32_t> tags_, valid_;  // of each line; one valid bit per read
  std::vector<std::uint64_t> used_;
  std::uint64_t clock_ = 0;
  std::size_t last_ = 0;
};

}  // namespace jauge::vboard
