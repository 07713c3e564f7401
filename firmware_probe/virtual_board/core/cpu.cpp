// SPDX-License-Identifier: GPL-2.0-or-later
#include "firmware_probe/virtual_board/core/cpu.h"

#include <cstring>
#include <initializer_list>
#include <stdexcept>

#include "firmware_probe/virtual_board/core/memory_map.h"

namespace jauge::vboard {
namespace {

constexpr std::uint64_t never_reached = 0xFFFF'FFFE;

void expect(uc_err error, const char* what) {
  if (error != UC_ERR_OK) throw std::runtime_error(std::string(what) + ": " + uc_strerror(error));
}

// Runs a few instructions on a core of their own; r0 afterwards.
uc_err run_alone(std::initializer_list<std::uint16_t> code, std::uint32_t* r0) {
  Cpu cpu;
  HostMemory memory(4096);
  std::memcpy(memory.bytes().data(), code.begin(), 2 * code.size());
  cpu.map(map::sram, memory.bytes(), UC_PROT_ALL);
  cpu.set(UC_ARM_REG_R1, map::sram + 2048);
  const uc_err error = uc_emu_start(cpu.engine(), map::sram | 1, map::sram + 2 * code.size(), 0, 0);
  *r0 = cpu.get(UC_ARM_REG_R0);
  return error;
}

}  // namespace

// UC_MODE_MCLASS would silently turn the model into a Cortex-M33.
Cpu::Cpu() {
  expect(uc_open(UC_ARCH_ARM, UC_MODE_THUMB, &engine_), "Unicorn");
  expect(uc_ctl_set_cpu_model(engine_, UC_CPU_ARM_CORTEX_M4), "Cortex-M4");
}

Cpu::~Cpu() {
  uc_close(engine_);
}

std::uint32_t Cpu::get(uc_arm_reg which) const {
  std::uint32_t value = 0;
  uc_reg_read(engine_, which, &value);
  return value;
}

void Cpu::set(uc_arm_reg which, std::uint32_t value) {
  uc_reg_write(engine_, which, &value);
}

void Cpu::map(std::uint32_t address, std::span<std::uint8_t> memory, std::uint32_t permissions) {
  expect(uc_mem_map_ptr(engine_, address, memory.size(), permissions, memory.data()), "memory map");
}

void Cpu::forget_code(std::uint32_t address, std::uint32_t bytes) {
  uc_ctl_remove_cache(engine_, address, address + bytes);
}

uc_err Cpu::run() {
  return uc_emu_start(engine_, pc() | 1, never_reached, 0, 0);
}

std::optional<std::string> fault_of_core() {
  std::uint32_t r0 = 0;
  if (run_alone({0xE8D1, 0x0FAF, 0xBF00}, &r0) == UC_ERR_OK)  // LDA r0, [r1]
    return "LDA runs: this is an ARMv8-M core";
  if (run_alone({0xEE30, 0x0B00, 0xBF00}, &r0) == UC_ERR_OK) return "VADD.F64 runs: this FPU has double precision";
  if (run_alone({0xEE30, 0x0A00, 0xF3EF, 0x8014, 0xBF00}, &r0) != UC_ERR_OK || r0 != 4)  // VADD.F32; MRS r0, CONTROL
    return "CONTROL does not show the FPU of a Cortex-M4F";
  return std::nullopt;
}

}  // namespace jauge::vboard
