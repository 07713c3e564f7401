// SPDX-License-Identifier: GPL-2.0-or-later
// Where Unicorn calls the machine back.
#pragma once

#include "firmware_probe/virtual_board/core/machine.h"

namespace jauge::vboard {

struct MachineHooks {
  static void map_memories(Machine& machine);
  static void attach(Machine& machine);

  static void on_block(uc_engine*, std::uint64_t address, std::uint32_t bytes, void* machine);
  static void on_load(uc_engine*, uc_mem_type, std::uint64_t address, int bytes, std::int64_t, void* machine);
  static void on_store(uc_engine*, uc_mem_type, std::uint64_t address, int bytes, std::int64_t, void* machine);
  static bool on_bad_access(uc_engine*, uc_mem_type, std::uint64_t address, int bytes, std::int64_t value,
                            void* machine);
  static bool on_protected_store(uc_engine*, uc_mem_type, std::uint64_t address, int bytes, std::int64_t value,
                                 void* machine);
  static void on_interrupt(uc_engine*, std::uint32_t number, void* machine);
  static std::uint64_t read_peripheral(uc_engine*, std::uint64_t offset, unsigned bytes, void* machine);
  static void write_peripheral(uc_engine*, std::uint64_t offset, unsigned bytes, std::uint64_t value, void* machine);
  static std::uint64_t read_core(uc_engine*, std::uint64_t offset, unsigned bytes, void* machine);
  static void write_core(uc_engine*, std::uint64_t offset, unsigned bytes, std::uint64_t value, void* machine);

  static std::uint64_t read(Machine& machine, std::uint32_t address, unsigned bytes);
  static void write(Machine& machine, std::uint32_t address, unsigned bytes, std::uint64_t value);
};

}  // namespace jauge::vboard
