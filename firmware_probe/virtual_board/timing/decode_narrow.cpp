// SPDX-License-Identifier: GPL-2.0-or-later
// 16-bit Thumb (ARMv7-M architecture reference manual, A5.2).
#include <bit>

#include "firmware_probe/virtual_board/timing/decoder_rows.h"

namespace jauge::vboard {
namespace {

using Code = std::uint32_t;

void low_result(Code code, Instruction& i) {  // Rd in bits 2:0, flags outside IT blocks
  i.written = core(bits(code, 0, 3));
  i.sets_flags = true;
}
void low_result_no_flags(Code code, Instruction& i) {
  i.written = core(bits(code, 0, 3));
}
void middle_result(Code code, Instruction& i) {  // Rd in bits 10:8
  i.written = core(bits(code, 8, 3));
  i.sets_flags = true;
}
void middle_result_no_flags(Code code, Instruction& i) {
  i.written = core(bits(code, 8, 3));
}
void compare(Code, Instruction& i) {
  i.sets_flags = i.sets_flags_in_it = true;
}
void high_result(Code code, Instruction& i) {  // ADD, MOV with any register
  i.written = core(bits(code, 7, 1) << 3 | bits(code, 0, 3));
  if (i.writes_pc()) i.kind = Kind::branch_register;
}
void stack_pointer(Code, Instruction& i) {
  i.written = sp;
}
void branch_register(Code code, Instruction& i) {
  i.written = pc;
  if (bits(code, 7, 1)) i.written |= core(14);
}
void access(Code code, Instruction& i, unsigned bytes, bool loads) {
  i.memory_bytes = static_cast<std::uint8_t>(bytes);
  if (loads) i.written = core(bits(code, 0, 3));
  i.address = core(bits(code, 3, 3));
}
void register_offset(Code code, Instruction& i) {
  constexpr unsigned sizes[] = {4, 2, 1, 1, 4, 2, 1, 2};
  const Code operation = bits(code, 9, 3);
  access(code, i, sizes[operation], operation >= 3);
  i.address |= core(bits(code, 6, 3));
}
void word_offset(Code code, Instruction& i) {
  access(code, i, 4, bits(code, 11, 1));
}
void byte_offset(Code code, Instruction& i) {
  access(code, i, 1, bits(code, 11, 1));
}
void half_offset(Code code, Instruction& i) {
  access(code, i, 2, bits(code, 11, 1));
}
void stack_offset(Code code, Instruction& i) {
  i.memory_bytes = 4;
  i.address = sp;
  if (bits(code, 11, 1)) i.written = core(bits(code, 8, 3));
}
void literal(Code code, Instruction& i) {
  i.memory_bytes = 4;
  i.written = core(bits(code, 8, 3));
}
void list(Code code, Instruction& i, Code extra_register) {
  const Code registers = bits(code, 0, 8) | extra_register;
  i.memory_bytes = static_cast<std::uint8_t>(4 * std::popcount(registers));
  i.needs_alignment = true;
}
void push(Code code, Instruction& i) {
  list(code, i, bits(code, 8, 1) << 14);
  i.address = i.written = sp;
}
void pop(Code code, Instruction& i) {
  list(code, i, bits(code, 8, 1) << 15);
  i.address = sp;
  i.written = static_cast<CoreRegisters>(sp | bits(code, 0, 8) | bits(code, 8, 1) << 15);
}
void load_multiple(Code code, Instruction& i) {
  list(code, i, 0);
  i.address = core(bits(code, 8, 3));
  i.written = static_cast<CoreRegisters>(bits(code, 0, 8) | i.address);
}
void store_multiple(Code code, Instruction& i) {
  list(code, i, 0);
  i.address = i.written = core(bits(code, 8, 3));
}
void compare_and_branch(Code code, Instruction& i) {
  i.tested = core(bits(code, 0, 3));
  i.written = pc;
}
void to_pc(Code, Instruction& i) {
  i.written = pc;
}
void if_then(Code code, Instruction& i) {
  i.it_length = static_cast<std::uint8_t>(4 - std::countr_zero(bits(code, 0, 4)));
}

constexpr DecoderRow rows[] = {
    {0xE000, 0x0000, Kind::alu, low_result},                   // LSL, LSR, ASR, ADD, SUB with small operands
    {0xF800, 0x2000, Kind::alu, middle_result},                // MOV
    {0xF800, 0x2800, Kind::alu, compare},                      // CMP
    {0xF000, 0x3000, Kind::alu, middle_result},                // ADD, SUB
    {0xFFC0, 0x4200, Kind::alu, compare},                      // TST
    {0xFF80, 0x4280, Kind::alu, compare},                      // CMP, CMN
    {0xFC00, 0x4000, Kind::alu, low_result},                   // the other operations on two registers
    {0xFF00, 0x4500, Kind::alu, compare},                      // CMP, any register
    {0xFF00, 0x4700, Kind::branch_register, branch_register},  // BX, BLX
    {0xFC00, 0x4400, Kind::alu, high_result},                  // ADD, MOV, any register
    {0xF800, 0x4800, Kind::load, literal},
    {0xFE00, 0x5000, Kind::store_register, register_offset},  // STR
    {0xFE00, 0x5200, Kind::store_register, register_offset},  // STRH
    {0xFE00, 0x5400, Kind::store_register, register_offset},  // STRB
    {0xF000, 0x5000, Kind::load, register_offset},            // LDRSB, LDR, LDRH, LDRB, LDRSH
    {0xF800, 0x6000, Kind::store_immediate, word_offset},
    {0xF800, 0x6800, Kind::load, word_offset},
    {0xF800, 0x7000, Kind::store_immediate, byte_offset},
    {0xF800, 0x7800, Kind::load, byte_offset},
    {0xF800, 0x8000, Kind::store_immediate, half_offset},
    {0xF800, 0x8800, Kind::load, half_offset},
    {0xF800, 0x9000, Kind::store_immediate, stack_offset},
    {0xF800, 0x9800, Kind::load, stack_offset},
    {0xF000, 0xA000, Kind::alu, middle_result_no_flags},  // ADR, ADD Rd, SP
    {0xFF00, 0xB000, Kind::alu, stack_pointer},           // ADD SP, SUB SP
    {0xF500, 0xB100, Kind::compare_and_branch, compare_and_branch},
    {0xFF00, 0xB200, Kind::alu, low_result_no_flags},  // SXTH, SXTB, UXTH, UXTB
    {0xFE00, 0xB400, Kind::multiple, push},
    {0xFE00, 0xBC00, Kind::multiple, pop},
    {0xFFE8, 0xB660, Kind::status_register, nullptr},  // CPS
    {0xFFC0, 0xBA80, Kind::undefined, nullptr},
    {0xFF00, 0xBA00, Kind::alu, low_result_no_flags},  // REV, REV16, REVSH
    {0xFF00, 0xBE00, Kind::alu, nullptr},              // BKPT
    {0xFF0F, 0xBF00, Kind::alu, nullptr},              // NOP, YIELD, WFE, WFI, SEV
    {0xFF00, 0xBF00, Kind::it, if_then},
    {0xF800, 0xC000, Kind::multiple, store_multiple},
    {0xF800, 0xC800, Kind::multiple, load_multiple},
    {0xFF00, 0xDE00, Kind::undefined, nullptr},  // UDF
    {0xFF00, 0xDF00, Kind::alu, nullptr},        // SVC
    {0xF000, 0xD000, Kind::branch_conditional, to_pc},
    {0xF800, 0xE000, Kind::branch, to_pc},
};

}  // namespace

std::span<const DecoderRow> narrow_rows() {
  return rows;
}

}  // namespace jauge::vboard
