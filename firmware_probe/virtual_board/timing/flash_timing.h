// SPDX-License-Identifier: GPL-2.0-or-later
// The Flash as the core sees it in time: wait states behind an instruction cache with prefetch and a data cache (RM0432
// 3.3.4, "ART accelerator").
#pragma once

#include <cstdint>

#include "firmware_probe/virtual_board/timing/block.h"
#include "firmware_probe/virtual_board/timing/cycle_model.h"
#include "firmware_probe/virtual_board/timing/line_cache.h"

namespace jauge::vboard {

struct FlashSettings {
  unsigned wait_states = 0;
  bool prefetch = false;
  bool instruction_cache = false;
  bool data_cache = false;
  bool two_banks = true;  // DBANK: 64-bit reads instead of 128-bit ones
};

class FlashTiming {
 public:
  explicit FlashTiming(const CycleModel& model);

  void set(const FlashSettings& settings);
  void clear_instruction_cache();
  void clear_data_cache() { data_.clear(); }

  // Cycles that the core waits for the instructions of a block at `offset` of the Flash. `jumped`: reached by a branch.
  unsigned fetch(Block& block, std::uint32_t offset, bool jumped) {
    if (block.generation == generation_) return 0;
    return fetch_slowly(block, offset, jumped);
  }
  // Cycles that the core waits for data at `offset`.
  unsigned load(std::uint32_t offset);

 private:
  unsigned fetch_slowly(Block& block, std::uint32_t offset, bool jumped);

  const CycleModel& model_;
  FlashSettings settings_;
  unsigned read_bytes_;
  LineCache instructions_, data_;
  // Goes up with each fill. A block that was there completely is not looked up again until then: what it would change
  // in the order of use is lost, which moves cycles by less than 0.1 %.
  std::uint64_t generation_ = 1;
  std::uint32_t last_read_ = ~0u;  // without a cache: the word that the core still holds
};

}  // namespace jauge::vboard
