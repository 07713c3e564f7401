// SPDX-License-Identifier: GPL-2.0-or-later
#include "firmware_probe/virtual_board/core/machine_hooks.h"

#include <stdexcept>

namespace jauge::vboard {
namespace {

Machine& machine_of(void* pointer) {
  return *static_cast<Machine*>(pointer);
}

// Unicorn takes callbacks of all types as void*.
template <class Function>
void add(uc_engine* engine, int type, Function* function, Machine& machine, std::uint64_t first = 1,
         std::uint64_t last = 0) {
  uc_hook hook = 0;
  if (uc_hook_add(engine, &hook, type, reinterpret_cast<void*>(function), &machine, first, last) != UC_ERR_OK)
    throw std::runtime_error("Unicorn refuses a hook");
}

}  // namespace

void MachineHooks::map_memories(Machine& machine) {
  Chip& chip = machine.chip_;
  Cpu& cpu = machine.cpu_;
  constexpr std::uint32_t code = UC_PROT_READ | UC_PROT_EXEC;
  cpu.map(map::flash, chip.cells.cells(), code);
  cpu.map(map::flash_alias, chip.cells.cells(), code);
  cpu.map(map::sram, chip.sram.bytes(), UC_PROT_ALL);
  cpu.map(map::sram2_alias, chip.sram.bytes().subspan(map::sram2 - map::sram, map::sram2_bytes), UC_PROT_ALL);
  cpu.map(map::system_memory, chip.system_memory.bytes(), UC_PROT_READ);
  uc_engine* engine = cpu.engine();
  uc_mmio_map(engine, map::peripherals, map::peripherals_bytes, read_peripheral, &machine, write_peripheral, &machine);
  uc_mmio_map(engine, map::core_peripherals, map::core_peripherals_bytes, read_core, &machine, write_core, &machine);
}

void MachineHooks::attach(Machine& machine) {
  uc_engine* engine = machine.cpu_.engine();
  add(engine, UC_HOOK_BLOCK, on_block, machine);
  add(engine, UC_HOOK_MEM_READ, on_load, machine);
  add(engine, UC_HOOK_MEM_WRITE, on_store, machine);
  add(engine, UC_HOOK_MEM_UNMAPPED | UC_HOOK_MEM_READ_PROT | UC_HOOK_MEM_FETCH_PROT, on_bad_access, machine);
  add(engine, UC_HOOK_MEM_WRITE_PROT, on_protected_store, machine);
  add(engine, UC_HOOK_INTR, on_interrupt, machine);
}

void MachineHooks::on_block(uc_engine*, std::uint64_t address, std::uint32_t bytes, void* machine) {
  machine_of(machine).enter_block(static_cast<std::uint32_t>(address), bytes);
}

void MachineHooks::on_load(uc_engine*, uc_mem_type, std::uint64_t address, int bytes, std::int64_t, void* machine) {
  machine_of(machine).note_load(static_cast<std::uint32_t>(address), static_cast<unsigned>(bytes));
}

void MachineHooks::on_store(uc_engine*, uc_mem_type, std::uint64_t address, int bytes, std::int64_t, void* machine) {
  machine_of(machine).note_store(static_cast<std::uint32_t>(address), static_cast<unsigned>(bytes));
}

bool MachineHooks::on_bad_access(uc_engine*, uc_mem_type type, std::uint64_t address, int bytes, std::int64_t,
                                 void* machine) {
  machine_of(machine).note_bad_access(type, static_cast<std::uint32_t>(address), static_cast<unsigned>(bytes));
  return false;
}

bool MachineHooks::on_protected_store(uc_engine*, uc_mem_type, std::uint64_t address, int bytes, std::int64_t value,
                                      void* machine) {
  return machine_of(machine).store_to_flash(static_cast<std::uint32_t>(address), static_cast<unsigned>(bytes),
                                            static_cast<std::uint64_t>(value));
}

void MachineHooks::on_interrupt(uc_engine*, std::uint32_t number, void* pointer) {
  Machine& machine = machine_of(pointer);
  machine.interrupt_ = number;
  machine.stop();
}

std::uint64_t MachineHooks::read(Machine& machine, std::uint32_t address, unsigned bytes) {
  machine.repair_flash();
  const BlockAccess* access = machine.running_access(bytes);
  machine.chip_.time.set_in_block(access ? access->cycles_before : 0);
  const std::uint32_t value = machine.chip_.bus.read(address, bytes);
  machine.chip_.time.set_in_block(0);
  return value;
}

void MachineHooks::write(Machine& machine, std::uint32_t address, unsigned bytes, std::uint64_t value) {
  machine.repair_flash();
  const BlockAccess* access = machine.running_access(bytes);
  machine.chip_.time.set_in_block(access ? access->cycles_before : 0);
  machine.chip_.bus.write(address, bytes, static_cast<std::uint32_t>(value));
  machine.chip_.time.set_in_block(0);
}

std::uint64_t MachineHooks::read_peripheral(uc_engine*, std::uint64_t offset, unsigned bytes, void* machine) {
  return read(machine_of(machine), map::peripherals + static_cast<std::uint32_t>(offset), bytes);
}

void MachineHooks::write_peripheral(uc_engine*, std::uint64_t offset, unsigned bytes, std::uint64_t value,
                                    void* machine) {
  write(machine_of(machine), map::peripherals + static_cast<std::uint32_t>(offset), bytes, value);
}

std::uint64_t MachineHooks::read_core(uc_engine*, std::uint64_t offset, unsigned bytes, void* machine) {
  return read(machine_of(machine), map::core_peripherals + static_cast<std::uint32_t>(offset), bytes);
}

void MachineHooks::write_core(uc_engine*, std::uint64_t offset, unsigned bytes, std::uint64_t value, void* machine) {
  write(machine_of(machine), map::core_peripherals + static_cast<std::uint32_t>(offset), bytes, value);
}

}  // namespace jauge::vboard
