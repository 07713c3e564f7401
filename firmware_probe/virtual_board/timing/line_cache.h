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
      : line_shift_(static_cast<unsigned>(std::countr_zero(line_bytes))), offset_mask_(line_bytes - 1), lines_(lines) {}

  void set_read_bytes(unsigned bytes) { read_shift_ = static_cast<unsigned>(std::countr_zero(bytes)); }
  // Whether the read of the Flash that holds `offset` was there. It is afterwards.
  bool access(std::uint32_t offset) {
    const std::uint32_t tag = offset >> line_shift_;
    Line& line = lines_[last_].tag == tag ? lines_[last_] : line_of(tag);
    line.used = ++clock_;
    const std::uint32_t read = 1u << ((offset & offset_mask_) >> read_shift_);
    const bool was_there = (line.valid & read) != 0;
    line.valid |= read;
    return was_there;
  }
  void clear();

 private:
  struct Line {
    std::uint32_t tag = ~0u;
    std::uint32_t valid = 0;  // one bit per read
    std::uint64_t used = 0;
  };
  Line& line_of(std::uint32_t tag);

  unsigned line_shift_;
  std::uint32_t offset_mask_;
  unsigned read_shift_ = 3;
  std::vector<Line> lines_;
  std::uint64_t clock_ = 0;
  std::size_t last_ = 0;
};

}  // namespace jauge::vboard
