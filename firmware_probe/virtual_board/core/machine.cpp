// SPDX-License-Identifier: GPL-2.0-or-later
// The loop that runs the core, and what happens when the core stops.
#include "firmware_probe/virtual_board/core/machine.h"

#include <cstring>
#include <limits>
#include <utility>

#include "firmware_probe/virtual_board/core/machine_hooks.h"

namespace jauge::vboard {
namespace {

constexpr std::uint32_t interrupt_supervisor_call = 2, interrupt_prefetch_abort = 3, interrupt_breakpoint = 7;
constexpr std::uint16_t hint_yield = 0xBF10, hint_wait_for_event = 0xBF20;
constexpr std::uint16_t undefined_instruction = 0xDE00;

}  // namespace

Machine::Machine(const MachineOptions& options, Line& line)
    : options_(options),
      chip_(*options.board, options.two_banks, options.seed),
      exceptions_(cpu_, chip_),
      model_(cycle_model()),
      flash_timing_(model_),
      blocks_(model_),
      executed_pages_(map::flash_bytes / code_page) {
  for (const auto& uart : chip_.uarts) {
    uart->connect(line, uart.get() == chip_.uart);
    uart->set_paced(options.paced);
    uart->set_idle_takes_time(!options.deterministic);
  }
  chip_.current_meter.set_jumper(!options.no_current);
  chip_.rcc.crystal_starts = !options.crystal_fails;
  chip_.flash.set_seed(options.seed);
  chip_.flash.cut_power_at(options.power_cut_at_flash);
  connect();
}

Machine::~Machine() = default;

void Machine::connect() {
  chip_.requests.halt = [this] { stop(); };
  chip_.requests.note = [this](std::string text) { note(std::move(text)); };
  chip_.on_speed_change = [this] { update_flash_timing(); };
  chip_.flash.on_reset_instruction_cache = [this] { flash_timing_.clear_instruction_cache(); };
  chip_.flash.on_reset_data_cache = [this] { flash_timing_.clear_data_cache(); };
  chip_.flash.on_cells_changed = [this](std::uint32_t offset, std::uint32_t bytes) { forget_code(offset, bytes); };
  chip_.system.on_sys_tick_change = [this] { plan_moment(); };
  chip_.system.on_fpu_change = [this] { fpu_is_on_ = chip_.system.fpu_is_on(); };
}

std::optional<std::string> Machine::open_flash(const std::filesystem::path& file) {
  if (auto fault = chip_.cells.open(file)) return fault;
  MachineHooks::map_memories(*this);
  MachineHooks::attach(*this);
  return std::nullopt;
}

std::optional<std::string> Machine::flash(const ElfFile& elf) {
  for (const ElfSegment& segment : elf.segments) {
    const std::uint32_t offset = segment.address - map::flash;
    if (offset >= map::flash_bytes || segment.bytes.size() > map::flash_bytes - offset)
      return "the ELF file wants bytes outside the Flash";
  }
  // Segments may share a page: all are erased before the first is written.
  for (const ElfSegment& segment : elf.segments)
    chip_.cells.erase_pages(segment.address - map::flash, segment.bytes.size(), chip_.flash.page_bytes());
  for (const ElfSegment& segment : elf.segments) chip_.cells.flash(segment.address - map::flash, segment.bytes);
  return std::nullopt;
}

void Machine::update_flash_timing() {
  flash_timing_.set({.wait_states = options_.wait_states.value_or(chip_.flash.wait_states()),
                     .prefetch = chip_.flash.prefetch_is_on(),
                     .instruction_cache = chip_.flash.instruction_cache_is_on(),
                     .data_cache = chip_.flash.data_cache_is_on(),
                     .two_banks = chip_.flash.has_two_banks()});
}

// A page from which no code was run cannot hold translated code.
void Machine::forget_code(std::uint32_t offset, std::uint32_t bytes) {
  for (std::uint32_t page = offset / code_page; page <= (offset + bytes - 1) / code_page; ++page) {
    if (!executed_pages_[page]) continue;
    executed_pages_[page] = false;
    current_ = nullptr;
    for (const std::uint32_t base : {map::flash, map::flash_alias}) {
      cpu_.forget_code(base + page * code_page, code_page);
      blocks_.forget(base + page * code_page, code_page);
    }
  }
}

void Machine::power_up(Restart cause) {
  if (cause == Restart::power) note("power-up");
  current_ = nullptr;
  repairs_.clear();
  chip_.reset(cause);
  exceptions_.reset();
  for (int which = UC_ARM_REG_R0; which <= UC_ARM_REG_R12; ++which) cpu_.set(static_cast<uc_arm_reg>(which), 0);
  for (const uc_arm_reg which : {UC_ARM_REG_PRIMASK, UC_ARM_REG_BASEPRI, UC_ARM_REG_FAULTMASK}) cpu_.set(which, 0);
  cpu_.set(UC_ARM_REG_LR, 0xFFFF'FFFF);
  std::uint32_t vectors[2];
  std::memcpy(vectors, chip_.cells.cells().data(), sizeof vectors);
  cpu_.set(UC_ARM_REG_SP, vectors[0] & ~3u);
  cpu_.set_pc(vectors[1] & ~1u);
  if ((vectors[1] & 1) == 0) chip_.requests.break_rule("0x08000004", "the reset vector is no Thumb address");
  plan_moment();
}

Ending Machine::run(const std::function<bool()>& should_end) {
  power_up(Restart::power);
  for (;;) {
    if (auto ending = end_of(should_end)) return *ending;
    if (const auto cause = std::exchange(chip_.requests.restart_cause, std::nullopt)) {
      if (options_.end_at_reset && *cause == Restart::software) return {End::reset, "the firmware asked for a reset"};
      power_up(*cause);
      continue;
    }
    if (exceptions_.can_take()) {
      exceptions_.take(cpu_.pc());
      chip_.time.add_cycles(model_.exception_entry);
    }
    stopped_ = false;
    const uc_err error = cpu_.run();
    chip_.time.set_in_block(0);
    handle_stop(error);
    statistics_.cycles = chip_.time.cycles();
  }
}

std::optional<Ending> Machine::end_of(const std::function<bool()>& should_end) {
  if (chip_.requests.broken) {
    const BrokenRule& broken = *chip_.requests.broken;
    return Ending{End::rule_broken, broken.where + ": " + broken.rule};
  }
  if (!exceptions_.lockup().empty()) return Ending{End::lockup, exceptions_.lockup()};
  if (std::exchange(look_outside_, false) && should_end()) return Ending{End::asked, {}};
  return std::nullopt;
}

void Machine::handle_stop(uc_err error) {
  if (chip_.requests.broken || chip_.requests.restart_cause) return;
  repair_flash();
  if (const auto number = std::exchange(interrupt_, std::nullopt)) return handle_interrupt(*number);
  if (const auto fault = std::exchange(fault_, std::nullopt)) {
    abandon_block(0);
    chip_.time.add_cycles(model_.exception_entry);
    return exceptions_.raise(*fault);
  }
  if (error == UC_ERR_INSN_INVALID || error == UC_ERR_EXCEPTION) return handle_invalid_instruction();
  if (error != UC_ERR_OK) return handle_memory_fault(error);
  if (!stopped_) wait_for_event();
}

void Machine::handle_interrupt(std::uint32_t number) {
  if (number == interrupt_prefetch_abort) return handle_memory_fault(UC_ERR_FETCH_UNMAPPED);
  const std::uint32_t resume = cpu_.pc();
  finish_block(false);
  expected_ = 0;
  chip_.time.add_cycles(model_.exception_entry);
  if (number == interrupt_supervisor_call) return exceptions_.call_supervisor(resume);
  if (number != interrupt_breakpoint)
    note("exception " + std::to_string(number) + " of the core counts as a HardFault");
  exceptions_.raise({.pc = resume});
}

void Machine::handle_memory_fault(uc_err error) {
  const std::uint32_t address = std::exchange(bad_address_, std::nullopt).value_or(cpu_.pc());
  if (error == UC_ERR_FETCH_UNMAPPED || error == UC_ERR_FETCH_PROT) {
    finish_block(true);
    const bool returns = Exceptions::is_return(address);
    chip_.time.add_cycles(returns ? model_.exception_exit : model_.exception_entry);
    if (returns) return exceptions_.leave(address | 1);
    return exceptions_.raise({Exception::bus_fault, cause::instruction_bus, 0, address});
  }
  chip_.time.add_cycles(model_.exception_entry);
  switch (error) {
    case UC_ERR_READ_UNMAPPED:
    case UC_ERR_READ_PROT:
    case UC_ERR_WRITE_UNMAPPED:
    case UC_ERR_WRITE_PROT: {
      const std::uint32_t at = pc_of_failed_access_;
      abandon_block(0);
      return exceptions_.raise({Exception::bus_fault, cause::precise_data | cause::bus_address_valid, address, at});
    }
    default:
      return chip_.requests.break_rule("the emulator", uc_strerror(error));
  }
}

void Machine::handle_invalid_instruction() {
  const std::uint32_t at = cpu_.pc();
  if (std::exchange(patched_at_, 0) == at && at != 0) {
    set_half(at, patched_code_);
    chip_.time.add_cycles(model_.exception_entry);
    note("a floating point instruction ran while SCB_CPACR keeps the FPU off: UsageFault NOCP");
    return exceptions_.raise({Exception::usage_fault, cause::no_coprocessor, 0, at});
  }
  const bool after_block = current_ && current_->address + current_->bytes == at;
  if (after_block) {
    const std::uint16_t hint = half_at(at - 2);
    finish_block(false);
    if (hint == hint_yield || hint == hint_wait_for_event) return;
  }
  abandon_block(0);
  chip_.time.add_cycles(model_.exception_entry);
  exceptions_.raise({Exception::usage_fault, cause::undefined_instruction, 0, at});
}

// The core met floating point while it is off. What stands before it in the block still has to run: the instruction is
// replaced for a moment by one that is undefined.
void Machine::stop_before_fp(const Block& block) {
  patched_at_ = block.first_fp;
  patched_code_ = half_at(block.first_fp);
  set_half(block.first_fp, undefined_instruction);
  stop();
}

std::uint16_t Machine::half_at(std::uint32_t address) {
  std::uint16_t half = 0;
  uc_mem_read(cpu_.engine(), address, &half, sizeof half);
  return half;
}

void Machine::set_half(std::uint32_t address, std::uint16_t half) {
  const auto place = code_at(address, 2);
  if (place.empty()) return;
  std::memcpy(place.data(), &half, sizeof half);
  for (const std::uint32_t alias : aliases_of(address)) {
    cpu_.forget_code(alias, 2);
    blocks_.forget(alias, 2);
  }
  current_ = nullptr;
}

// WFI. Interrupts of peripherals do not exist here, so only SysTick can wake the core.
void Machine::wait_for_event() {
  finish_block(false);
  look_outside_ = true;
  const std::uint64_t due = chip_.system.sys_tick_due();
  if (due == std::numeric_limits<std::uint64_t>::max())
    return chip_.requests.break_rule("WFI", "nothing that the virtual board models can wake the core");
  if (due > chip_.time.cycles()) chip_.time.add_cycles(due - chip_.time.cycles());
  chip_.uart->wait_for_line();
  note_moment();
}

void Machine::stop() {
  stopped_ = true;
  cpu_.stop();
}

}  // namespace jauge::vboard
