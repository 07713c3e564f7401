// SPDX-License-Identifier: GPL-2.0-or-later
// One of the two small caches in front of the Flash: fully associative, least recently used line goes, one valid bit
// per read of the Flash.
#pragma once

#include <cstdint>
#include <vector>

namespace jauge::vboard {

class LineCache {
 public:
  LineCache(unsigned lines, unsigned line_bytes) : line_bytes_(line_bytes), lines_(lines) {}

  void set_read_bytes(unsigned bytes) { read_bytes_ = bytes; }
  // Whether the Flash word that holds `offset` was there. It is afterwards.
  bool access(std::uint32_t offset);
  void clear();

 private:
  struct Line {
    std::uint32_t tag = ~0u;
    std::uint32_t valid = 0;  // one bit per read
    std::uint64_t used = 0;
  };
  Line& line_of(std::uint32_t tag);

  unsigned line_bytes_;
  unsigned read_bytes_ = 8;
  std::vector<Line> lines_;
  std::uint64_t clock_ = 0;
  std::size_t last_ = 0;
};

}  // namespace jauge::vboard
