// SPDX-License-Identifier: GPL-2.0-or-later
// A Cortex-M4F made of Unicorn. Exceptions, debug and timing are not in it: the machine adds them.
#pragma once

#include <unicorn/unicorn.h>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace jauge::vboard {

class Cpu {
 public:
  Cpu();
  ~Cpu();
  Cpu(const Cpu&) = delete;
  Cpu& operator=(const Cpu&) = delete;

  uc_engine* engine() { return engine_; }

  std::uint32_t get(uc_arm_reg which) const;
  void set(uc_arm_reg which, std::uint32_t value);
  std::uint32_t pc() const { return get(UC_ARM_REG_PC); }
  void set_pc(std::uint32_t address) { set(UC_ARM_REG_PC, address | 1); }

  void map(std::uint32_t address, std::span<std::uint8_t> memory, std::uint32_t permissions);
  // Code in this range was changed by the host.
  void forget_code(std::uint32_t address, std::uint32_t bytes);

  // Runs until something stops it.
  uc_err run();
  void stop() { uc_emu_stop(engine_); }

 private:
  uc_engine* engine_ = nullptr;
};

// Why this Unicorn is not the core that we mean, if it is not: it must have no ARMv8-M, no double precision, and its
// CONTROL register must show the FPU of a Cortex-M4F.
std::optional<std::string> fault_of_core();

}  // namespace jauge::vboard
