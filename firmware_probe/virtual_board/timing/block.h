// SPDX-License-Identifier: GPL-2.0-or-later
// A run of instructions that the emulator executes as a whole, and what the cycle model knows of it before it runs: its
// cost without wait states, what leaving it by its branch adds, and where its memory accesses are.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "firmware_probe/virtual_board/timing/cycle_model.h"
#include "firmware_probe/virtual_board/timing/instruction.h"

namespace jauge::vboard {

// One instruction that accesses memory.
struct BlockAccess {
  std::uint32_t address = 0;        // of the instruction
  std::uint32_t cycles_before = 0;  // of the instructions before it in the block
  std::uint32_t bytes_until = 0;    // accessed by the block up to and with this one, if none is skipped
  bool needs_alignment = false;
};

struct Block {
  std::uint32_t address = 0;
  std::uint32_t bytes = 0;
  std::uint32_t cycles = 0;       // without the branch that ends it being taken
  std::uint32_t taken_extra = 0;  // when it is
  bool always_taken = false;      // no condition: taken even when it leads to the next address
  std::uint32_t instructions = 0;
  bool starts_wide_misaligned = false;   // as a branch target it costs more
  bool has_predicated_accesses = false;  // an IT block may skip some
  bool needs_alignment = false;          // one of the accesses does
  std::uint32_t first_fp = 0;            // address of the first floating point instruction; 0: none
  std::uint32_t instructions_before_fp = 0;
  std::vector<BlockAccess> accesses;

  std::vector<std::uint8_t> code;  // SRAM only: what was analysed, because SRAM is rewritten
  std::uint64_t generation = 0;    // of the instruction cache when all of it was there
  std::uint64_t executions = 0;
  std::uint64_t spent = 0;  // cycles with everything, over all executions

  // The instruction that makes an access when `bytes_before` bytes were accessed by the block before it; nullptr when
  // there is none.
  const BlockAccess* access_after(std::uint32_t bytes_before) const;
};

Block analyse(std::uint32_t address, std::span<const std::uint8_t> code, const CycleModel& model);

}  // namespace jauge::vboard
