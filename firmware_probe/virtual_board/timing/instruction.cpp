// SPDX-License-Identifier: GPL-2.0-or-later
#include "firmware_probe/virtual_board/timing/instruction.h"

#include <algorithm>

#include "firmware_probe/virtual_board/timing/decoder_rows.h"

namespace jauge::vboard {
namespace {

Instruction look_up(std::span<const DecoderRow> rows, std::uint32_t code) {
  const auto row = std::ranges::find_if(rows, [&](const DecoderRow& r) { return (code & r.mask) == r.value; });
  Instruction instruction;
  if (row == rows.end()) return instruction;
  instruction.kind = row->kind;
  if (row->fill) row->fill(code, instruction);
  return instruction;
}

bool belongs_to_fp(std::uint32_t code) {
  return (code & 0xEC00'0E00) == 0xEC00'0A00;
}

}  // namespace

Instruction decode(std::uint16_t first, std::uint16_t second) {
  if (!is_wide(first)) return look_up(narrow_rows(), first);
  const std::uint32_t code = static_cast<std::uint32_t>(first) << 16 | second;
  const bool fp = belongs_to_fp(code);
  Instruction instruction = look_up(fp ? fp_rows() : wide_rows(), code);
  instruction.bytes = 4;
  instruction.is_fp = fp;
  return instruction;
}

}  // namespace jauge::vboard
