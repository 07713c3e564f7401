// SPDX-License-Identifier: GPL-2.0-or-later
// Time as the emulated chip sees it: core cycles, and nanoseconds that follow from them and from the clock's speed.
#pragma once

#include <cstdint>

namespace jauge::vboard {

class VirtualTime {
 public:
  // Core cycles since power-up, including `in_block` of the block being run.
  std::uint64_t cycles() const { return cycles_ + in_block_; }
  std::uint64_t nanoseconds() const;
  std::uint64_t hclk_hz() const { return hclk_hz_; }

  void add_cycles(std::uint64_t count) { cycles_ += count; }
  // What the instructions before the running access cost; 0 again after it.
  void set_in_block(std::uint64_t cycles) { in_block_ = cycles; }
  // Of all cycles, those that passed while the core only waited.
  std::uint64_t skipped() const { return skipped_; }
  // Cycles pass without instructions until `nanoseconds()` is at least `moment`.
  void skip_to(std::uint64_t moment);
  void set_hclk(std::uint64_t hz);

 private:
  std::uint64_t cycles_ = 0;
  std::uint64_t in_block_ = 0;
  std::uint64_t skipped_ = 0;
  std::uint64_t hclk_hz_ = 4'000'000;
  std::uint64_t base_cycles_ = 0;  // where the present speed began
  std::uint64_t base_nanoseconds_ = 0;
};

}  // namespace jauge::vboard
