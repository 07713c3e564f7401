// SPDX-License-Identifier: GPL-2.0-or-later
// Rows of the decoding tables: an encoding is recognised by mask and value, and `fill` reads its registers. The first
// row that fits counts, so that special encodings stand before general ones.
#pragma once

#include <cstdint>
#include <span>

#include "firmware_probe/virtual_board/timing/instruction.h"

namespace jauge::vboard {

struct DecoderRow {
  std::uint32_t mask = 0;
  std::uint32_t value = 0;
  Kind kind = Kind::undefined;
  void (*fill)(std::uint32_t code, Instruction& instruction) = nullptr;  // nullptr: no registers matter
};

std::span<const DecoderRow> narrow_rows();  // 16 bits
std::span<const DecoderRow> wide_rows();    // 32 bits: first halfword in the upper half
std::span<const DecoderRow> fp_rows();      // coprocessors 10 and 11

constexpr std::uint32_t bits(std::uint32_t code, unsigned position, unsigned width) {
  return code >> position & ((1u << width) - 1u);
}
constexpr CoreRegisters core(std::uint32_t number) {
  return static_cast<CoreRegisters>(1u << number);
}

}  // namespace jauge::vboard
