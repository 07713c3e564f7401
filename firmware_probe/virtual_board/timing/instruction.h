// SPDX-License-Identifier: GPL-2.0-or-later
// What the cycle model must know of one Thumb-2 instruction (ARMv7E-M with FPv4-SP). Not a disassembler: results do not
// depend on it, only cycles, fault addresses and the rules of the strict chip.
#pragma once

#include <cstdint>

namespace jauge::vboard {

enum class Kind : std::uint8_t {
  undefined,
  alu,
  divide,
  load,
  store_immediate,
  store_register,
  store_exclusive,
  double_word,  // LDRD, STRD
  multiple,     // LDM, STM, PUSH, POP, VLDM, VSTM
  branch,       // B, BL
  branch_conditional,
  compare_and_branch,
  branch_register,
  table_branch,
  it,
  status_register,
  barrier,
  instruction_barrier,
  fp,
  fp_move_two,
  fp_multiply_add,
  fp_divide,
  fp_load,
  fp_store,
};

using CoreRegisters = std::uint16_t;  // bit n: Rn
using FpRegisters = std::uint64_t;    // bit n: Sn; bit 32: the flags in FPSCR

constexpr CoreRegisters pc = 1u << 15;
constexpr CoreRegisters sp = 1u << 13;
constexpr FpRegisters fp_flags = FpRegisters{1} << 32;

struct Instruction {
  Kind kind = Kind::undefined;
  std::uint8_t bytes = 2;
  CoreRegisters written = 0;  // results
  CoreRegisters address = 0;  // base and index of an access
  CoreRegisters tested = 0;   // CBZ, CBNZ
  FpRegisters fp_written = 0;
  FpRegisters fp_read = 0;
  bool sets_flags = false;        // N, Z, C, V
  bool sets_flags_in_it = false;  // even inside an IT block: compares and 32-bit forms
  bool writes_back = false;       // base register of an access
  bool is_fp = false;             // needs CPACR
  bool needs_alignment = false;   // UsageFault at an address that is no multiple of 4
  std::uint8_t memory_bytes = 0;  // read or written
  std::uint8_t it_length = 0;     // IT: instructions that follow under its condition

  bool writes_pc() const { return (written & pc) != 0; }
  bool is_data_processing() const {
    return kind == Kind::alu || kind == Kind::divide || kind == Kind::fp || kind == Kind::fp_move_two;
  }
};

// `first` is the halfword at the address, `second` the one after it (looked at when the instruction has 32 bits).
Instruction decode(std::uint16_t first, std::uint16_t second);

constexpr bool is_wide(std::uint16_t first) {
  return first >= 0xE800;
}

}  // namespace jauge::vboard
