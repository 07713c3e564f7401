// SPDX-License-Identifier: GPL-2.0-or-later
#include "firmware_probe/virtual_board/core/virtual_time.h"

namespace jauge::vboard {
namespace {

constexpr std::uint64_t second = 1'000'000'000;

// count * to / from without leaving 64 bits, as long as `from` and `to` are below 2^32.
std::uint64_t scaled(std::uint64_t count, std::uint64_t to, std::uint64_t from) {
  return count / from * to + count % from * to / from;
}

}  // namespace

std::uint64_t VirtualTime::nanoseconds() const {
  return base_nanoseconds_ + scaled(cycles() - base_cycles_, second, hclk_hz_);
}

void VirtualTime::skip_to(std::uint64_t moment) {
  const std::uint64_t now = nanoseconds();
  if (moment <= now) return;
  const std::uint64_t passed = scaled(moment - now, hclk_hz_, second) + 1;
  cycles_ += passed;
  skipped_ += passed;
}

void VirtualTime::set_hclk(std::uint64_t hz) {
  base_nanoseconds_ = nanoseconds();
  base_cycles_ = cycles();
  hclk_hz_ = hz;
}

}  // namespace jauge::vboard
