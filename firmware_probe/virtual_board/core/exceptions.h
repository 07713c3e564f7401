// SPDX-License-Identifier: GPL-2.0-or-later
// Entry into exceptions and return from them (ARMv7-M, B1.5), which Unicorn lacks. Handlers and threads share the main
// stack; the process stack is not modelled.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "firmware_probe/virtual_board/core/chip.h"
#include "firmware_probe/virtual_board/core/cpu.h"

namespace jauge::vboard {

// CFSR bits (ARMv7-M, B3.2.15).
namespace cause {
constexpr std::uint32_t instruction_access = 1u << 0;
constexpr std::uint32_t instruction_bus = 1u << 8;
constexpr std::uint32_t precise_data = 1u << 9;
constexpr std::uint32_t stacking = 1u << 12;
constexpr std::uint32_t bus_address_valid = 1u << 15;
constexpr std::uint32_t undefined_instruction = 1u << 16;
constexpr std::uint32_t invalid_state = 1u << 17;
constexpr std::uint32_t no_coprocessor = 1u << 19;
constexpr std::uint32_t unaligned = 1u << 24;
}  // namespace cause

struct Fault {
  Exception exception = Exception::hard_fault;
  std::uint32_t status = 0;   // CFSR bits
  std::uint32_t address = 0;  // of the access, when the status says that it is valid
  std::uint32_t pc = 0;       // instruction that failed
};

class Exceptions {
 public:
  Exceptions(Cpu& cpu, Chip& chip) : cpu_(cpu), chip_(chip) {}

  // Whether one of the pending exceptions may interrupt what runs now.
  bool can_take() const { return chip_.requests.pending != 0 && next() != Exception::none; }
  // Enters the most urgent pending one; execution would have gone on at `resume`.
  void take(std::uint32_t resume);
  // Enters the handler of a fault.
  void raise(const Fault& fault);
  void call_supervisor(std::uint32_t resume);
  // The core fetched from `address`, an EXC_RETURN value.
  void leave(std::uint32_t address);
  static bool is_return(std::uint32_t address) { return address >= 0xFFFF'FFE0; }

  // Not empty: the core is dead, and why.
  const std::string& lockup() const { return lockup_; }
  void reset();

 private:
  int priority_of(Exception exception) const;
  int present_priority() const;
  Exception next() const;
  void enter(Exception exception, std::uint32_t resume);
  bool push(const std::vector<std::uint32_t>& words, std::uint32_t& sp);
  bool load(std::uint32_t address, std::uint32_t& word);
  void show_active();

  Cpu& cpu_;
  Chip& chip_;
  std::vector<Exception> active_;
  std::string lockup_;
};

}  // namespace jauge::vboard
