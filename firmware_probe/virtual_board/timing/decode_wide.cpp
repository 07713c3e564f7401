// SPDX-License-Identifier: GPL-2.0-or-later
// 32-bit Thumb (ARMv7-M architecture reference manual, A5.3).
#include <bit>

#include "firmware_probe/virtual_board/timing/decoder_rows.h"

namespace jauge::vboard {
namespace {

using Code = std::uint32_t;

void result(Code code, Instruction& i) {  // Rd in bits 11:8
  i.written = core(bits(code, 8, 4));
}
void result_and_flags(Code code, Instruction& i) {
  i.sets_flags = i.sets_flags_in_it = bits(code, 20, 1) != 0;
  const Code destination = bits(code, 8, 4);
  if (destination != 15) i.written = core(destination);  // 15 with S: TST, TEQ, CMP, CMN
}
void long_result(Code code, Instruction& i) {
  i.written = static_cast<CoreRegisters>(core(bits(code, 12, 4)) | core(bits(code, 8, 4)));
}
void status_read(Code code, Instruction& i) {
  i.written = core(bits(code, 8, 4));
}
void to_pc(Code, Instruction& i) {
  i.written = pc;
}
void branch_and_link(Code, Instruction& i) {
  i.written = static_cast<CoreRegisters>(pc | core(14));
}
void base_and_list(Code code, Instruction& i) {
  i.address = core(bits(code, 16, 4));
  i.needs_alignment = true;
  i.memory_bytes = static_cast<std::uint8_t>(4 * std::popcount(bits(code, 0, 16)));
  i.writes_back = bits(code, 21, 1) != 0;
  if (i.writes_back) i.written = i.address;
  if (bits(code, 20, 1)) i.written |= static_cast<CoreRegisters>(bits(code, 0, 16));
}
void two_words(Code code, Instruction& i) {  // LDRD, STRD
  i.address = core(bits(code, 16, 4));
  i.needs_alignment = true;
  i.memory_bytes = 8;
  i.writes_back = bits(code, 21, 1) != 0;
  if (i.writes_back) i.written = i.address;
  if (bits(code, 20, 1)) i.written |= static_cast<CoreRegisters>(core(bits(code, 12, 4)) | core(bits(code, 8, 4)));
}
void exclusive(Code code, Instruction& i) {
  i.address = core(bits(code, 16, 4));
  i.needs_alignment = true;
  i.memory_bytes = 4;
  i.written = bits(code, 20, 1) ? core(bits(code, 12, 4)) : core(bits(code, 8, 4));
}
void narrow_exclusive(Code code, Instruction& i) {
  i.address = core(bits(code, 16, 4));
  i.memory_bytes = bits(code, 4, 1) ? 2 : 1;
  i.written = bits(code, 20, 1) ? core(bits(code, 12, 4)) : core(bits(code, 0, 4));
}
void table(Code code, Instruction& i) {
  i.address = static_cast<CoreRegisters>(core(bits(code, 16, 4)) | core(bits(code, 0, 4)));
  i.memory_bytes = bits(code, 4, 1) ? 2 : 1;
  i.written = pc;
}
// One register, any of the three forms: immediate of 12 bits, of 8 bits with write-back, shifted register.
void single(Code code, Instruction& i) {
  i.memory_bytes = static_cast<std::uint8_t>(1u << bits(code, 21, 2));
  const Code base = bits(code, 16, 4);
  if (base != 15) i.address = core(base);
  const bool loads = bits(code, 20, 1) != 0;
  if (loads) i.written = core(bits(code, 12, 4));
  if (bits(code, 23, 1) || base == 15) return;
  if (bits(code, 11, 1) == 0) {
    i.address |= core(bits(code, 0, 4));
    return;
  }
  i.writes_back = bits(code, 8, 1) != 0;
  if (i.writes_back) i.written |= i.address;
}

constexpr DecoderRow rows[] = {
    // load and store multiple, double, exclusive; table branch
    {0xFFF0'FFE0, 0xE8D0'F000, Kind::table_branch, table},
    {0xFFF0'0000, 0xE840'0000, Kind::store_exclusive, exclusive},
    {0xFFF0'0000, 0xE850'0000, Kind::load, exclusive},
    {0xFFF0'0FE0, 0xE8C0'0F40, Kind::store_exclusive, narrow_exclusive},
    {0xFFF0'0FE0, 0xE8D0'0F40, Kind::load, narrow_exclusive},
    {0xFE40'0000, 0xE840'0000, Kind::double_word, two_words},
    {0xFE40'0000, 0xE800'0000, Kind::multiple, base_and_list},
    // data processing
    {0xFE00'0000, 0xEA00'0000, Kind::alu, result_and_flags},  // shifted register
    {0xFA00'8000, 0xF000'0000, Kind::alu, result_and_flags},  // modified immediate
    {0xFA00'8000, 0xF200'0000, Kind::alu, result},            // plain immediate, bit fields, saturation
    {0xFF80'F080, 0xFA00'F000, Kind::alu, result_and_flags},  // LSL, LSR, ASR, ROR by register
    {0xFF00'0000, 0xFA00'0000, Kind::alu, result},            // extends, SIMD, REV, CLZ, SEL, QADD
    {0xFF80'0000, 0xFB00'0000, Kind::alu, result},            // multiplications with a result of 32 bits
    {0xFFD0'00F0, 0xFB90'00F0, Kind::divide, result},         // SDIV, UDIV
    {0xFF80'0000, 0xFB80'0000, Kind::alu, long_result},
    // branches and miscellaneous control
    {0xF800'D000, 0xF000'D000, Kind::branch, branch_and_link},
    {0xF800'D000, 0xF000'9000, Kind::branch, to_pc},
    {0xFFE0'D000, 0xF380'8000, Kind::status_register, nullptr},      // MSR
    {0xFFF0'D700, 0xF3A0'8000, Kind::alu, nullptr},                  // hints
    {0xFFF0'D000, 0xF3A0'8000, Kind::status_register, nullptr},      // CPS
    {0xFFF0'D0F0, 0xF3B0'8060, Kind::instruction_barrier, nullptr},  // ISB
    {0xFFF0'D0F0, 0xF3B0'8020, Kind::alu, nullptr},                  // CLREX
    {0xFFF0'D000, 0xF3B0'8000, Kind::barrier, nullptr},              // DSB, DMB
    {0xFFE0'D000, 0xF3E0'8000, Kind::status_register, status_read},  // MRS
    {0xFB80'D000, 0xF380'8000, Kind::undefined, nullptr},            // UDF among them
    {0xF800'D000, 0xF000'8000, Kind::branch_conditional, to_pc},
    // load and store one register
    {0xFE60'0000, 0xF860'0000, Kind::undefined, nullptr},
    {0xFE70'F000, 0xF810'F000, Kind::alu, nullptr},  // PLD, PLI and hints
    {0xFE70'F000, 0xF830'F000, Kind::alu, nullptr},
    {0xFE10'0000, 0xF810'0000, Kind::load, single},
    {0xFF90'0800, 0xF800'0000, Kind::store_register, single},
    {0xFF10'0000, 0xF800'0000, Kind::store_immediate, single},
};

}  // namespace

std::span<const DecoderRow> wide_rows() {
  return rows;
}

}  // namespace jauge::vboard
