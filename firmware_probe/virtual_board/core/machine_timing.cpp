// SPDX-License-Identifier: GPL-2.0-or-later
// What happens while the core runs: each block and each memory access is charged, and watched for broken rules.
#include <algorithm>
#include <limits>

#include "firmware_probe/virtual_board/core/machine.h"

namespace jauge::vboard {
namespace {

constexpr std::uint64_t cycles_between_looks = 2'400'000;     // at the outside world
constexpr std::uint64_t cycles_between_paced_looks = 12'000;  // bytes arrive while the core computes
constexpr std::uint64_t never = std::numeric_limits<std::uint64_t>::max();

bool lies_in_sram(std::uint32_t address) {
  return sram_offset(address).has_value();
}

}  // namespace

std::span<std::uint8_t> Machine::code_at(std::uint32_t address, std::uint32_t bytes) {
  if (const auto offset = flash_offset(address); offset && *offset + bytes <= map::flash_bytes)
    return chip_.cells.cells().subspan(*offset, bytes);
  if (const auto offset = sram_offset(address); offset && *offset + bytes <= map::sram_bytes)
    return chip_.sram.bytes().subspan(*offset, bytes);
  return {};
}

std::vector<std::uint32_t> Machine::aliases_of(std::uint32_t address) {
  if (const auto offset = flash_offset(address)) return {map::flash + *offset, map::flash_alias + *offset};
  return {address};
}

// What the model knows of the block at an address; nullptr when nothing that code can run from lies there.
Block* Machine::block_at(std::uint32_t address, std::uint32_t bytes) {
  if (Block* known = blocks_.find_fixed(address, bytes)) return known;
  const auto code = code_at(address, bytes);
  return code.empty() ? nullptr : &blocks_.find(address, code, lies_in_sram(address));
}

void Machine::enter_block(std::uint32_t address, std::uint32_t bytes) {
  const bool jumped = address != expected_;
  finish_block(jumped);
  if (!repairs_.empty()) repair_flash();
  if (chip_.time.cycles() >= moment_) note_moment();
  if (chip_.requests.pending != 0 && exceptions_.can_take()) stop();
  Block* block = stopped_ ? nullptr : block_at(address, bytes);
  if (!block) return;
  if (block->first_fp != 0 && !fpu_is_on_ && patched_at_ == 0) return stop_before_fp(*block);
  current_ = block;
  accessed_ = 0;
  expected_ = address + bytes;
  block_start_ = chip_.time.cycles();
  ++block->executions;
  statistics_.instructions += block->instructions;
  if (jumped && block->starts_wide_misaligned) chip_.time.add_cycles(model_.wide_target);
  if (const auto offset = flash_offset(address)) fetch(*block, *offset, jumped);
}

void Machine::fetch(Block& block, std::uint32_t offset, bool jumped) {
  const unsigned stall = flash_timing_.fetch(block, offset, jumped);
  if (block.executions == 1)
    executed_pages_[offset / code_page] = executed_pages_[(offset + block.bytes - 1) / code_page] = true;
  if (stall == 0) return;
  statistics_.fetch_stalls += stall;
  chip_.time.add_cycles(stall);
  wait_for_flash(offset);
}

void Machine::finish_block(bool jumped) {
  if (!current_) return;
  chip_.time.add_cycles(current_->cycles + (jumped || current_->always_taken ? current_->taken_extra : 0));
  current_->spent += chip_.time.cycles() - block_start_;
  current_ = nullptr;
}

// The block was left in the middle.
void Machine::abandon_block(std::uint32_t cycles_done) {
  chip_.time.add_cycles(cycles_done);
  if (current_) current_->spent += chip_.time.cycles() - block_start_;
  current_ = nullptr;
  expected_ = 0;
}

void Machine::note_moment() {
  const std::uint64_t now = chip_.time.cycles();
  if (chip_.system.sys_tick_due() <= now) chip_.system.sys_tick_elapsed();
  if (options_.reset_at != 0 && options_.reset_at <= now) {
    options_.reset_at = 0;
    chip_.requests.restart(Restart::pin);
  }
  if (options_.hard_fault_at != 0 && options_.hard_fault_at <= now) {
    options_.hard_fault_at = 0;
    chip_.requests.pend(Exception::hard_fault);
  }
  if (options_.paced) chip_.uart->look_at_line();
  if (next_look_ <= now) {
    next_look_ = now + cycles_between_looks;
    look_outside_ = true;
    stop();
  }
  plan_moment();
}

void Machine::plan_moment() {
  moment_ = std::min(chip_.system.sys_tick_due(), next_look_);
  moment_ = std::min(moment_, options_.reset_at == 0 ? never : options_.reset_at);
  moment_ = std::min(moment_, options_.hard_fault_at == 0 ? never : options_.hard_fault_at);
  if (options_.paced) moment_ = std::min(moment_, chip_.time.cycles() + cycles_between_paced_looks);
}

void Machine::note_load(std::uint32_t address, unsigned bytes) {
  if ((address & (bytes - 1)) != 0) charge_unaligned(address, bytes);
  accessed_ += bytes;
  const auto offset = flash_offset(address);
  if (!offset) return;
  const unsigned stall = flash_timing_.load(*offset);
  statistics_.data_stalls += stall;
  chip_.time.add_cycles(stall);
  if (stall != 0) wait_for_flash(*offset);
  if (chip_.cells.any_torn()) chip_.flash.note_read(*offset);
}

void Machine::note_store(std::uint32_t address, unsigned bytes) {
  chip_.stored_to = chip_.stored_to * 31 + address;
  if ((address & (bytes - 1)) != 0) charge_unaligned(address, bytes);
  accessed_ += bytes;
}

void Machine::charge_unaligned(std::uint32_t address, unsigned bytes) {
  const unsigned extra = bytes == 2           ? model_.unaligned_half
                         : (address & 1) != 0 ? model_.unaligned_word_odd
                         : (address & 3) != 0 ? model_.unaligned_word_even
                                              : 0;
  statistics_.unaligned += extra;
  chip_.time.add_cycles(extra);
  if (!current_ || (address & 3) == 0) return;
  const BlockAccess* access = current_->access_after(accessed_);
  const bool must_align = access && access->needs_alignment && !current_->has_predicated_accesses;
  if (!must_align && !chip_.system.unaligned_traps()) return;
  fault_ = Fault{Exception::usage_fault, cause::unaligned, 0, access ? access->address : current_->address};
  stop();
}

// While the Flash erases or programs, the same bank gives nothing else.
void Machine::wait_for_flash(std::uint32_t offset) {
  const std::uint64_t until = chip_.flash.busy_until(offset);
  if (until != 0) chip_.time.skip_to(until);
}

const BlockAccess* Machine::running_access(unsigned bytes) const {
  return current_ ? current_->access_after(accessed_ - std::min(bytes, accessed_)) : nullptr;
}

void Machine::note_bad_access(uc_mem_type type, std::uint32_t address, unsigned bytes) {
  bad_address_ = address;
  const bool counted = type == UC_MEM_WRITE_UNMAPPED || type == UC_MEM_WRITE_PROT;  // by note_store
  const BlockAccess* access =
      current_ ? current_->access_after(accessed_ - (counted ? std::min(bytes, accessed_) : 0)) : nullptr;
  pc_of_failed_access_ = access ? access->address : cpu_.pc();
}

// A store into the Flash. Unicorn lets it land in the cells; what they really hold then is put back before anything can
// look.
bool Machine::store_to_flash(std::uint32_t address, unsigned bytes, std::uint64_t value) {
  const auto offset = flash_offset(address);
  if (!offset) {
    note_bad_access(UC_MEM_WRITE_PROT, address, bytes);
    return false;
  }
  const BlockAccess* access = running_access(bytes);
  chip_.time.set_in_block(access ? access->cycles_before : 0);
  chip_.flash.store(*offset, bytes, value);
  chip_.time.set_in_block(0);
  const std::uint32_t last = std::min(*offset + bytes, map::flash_bytes) - 1;
  for (const std::uint32_t place : {*offset & ~7u, last & ~7u}) repairs_.push_back({place, chip_.cells.read(place)});
  return true;
}

void Machine::repair_flash() {
  for (const Repair& repair : repairs_)
    std::copy_n(reinterpret_cast<const std::uint8_t*>(&repair.value), sizeof repair.value,
                chip_.cells.cells().begin() + repair.offset);
  repairs_.clear();
}

}  // namespace jauge::vboard
