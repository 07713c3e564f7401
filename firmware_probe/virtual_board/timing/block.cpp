// SPDX-License-Identifier: GPL-2.0-or-later
#include "firmware_probe/virtual_board/timing/block.h"

#include <algorithm>

namespace jauge::vboard {
namespace {

std::uint16_t half_at(std::span<const std::uint8_t> code, std::size_t offset) {
  if (offset + 2 > code.size()) return 0;
  return static_cast<std::uint16_t>(code[offset] | code[offset + 1] << 8);
}

// Costs one instruction after the other; what matters of the past is the instruction before.
class Pipeline {
 public:
  explicit Pipeline(const CycleModel& model) : model_(model) {}

  unsigned cost_of(const Instruction& next) {
    const unsigned cost = own_cost(next) + dependencies(next);
    // An IT that was folded leaves no trace.
    if (next.kind == Kind::it && has_previous_ && previous_.bytes == 2) return cost;
    previous_ = next;
    has_previous_ = true;
    return cost;
  }

  unsigned taken_extra_of(const Instruction& last, const Instruction& before) const {
    switch (last.kind) {
      case Kind::branch:
        return model_.taken_immediate;
      case Kind::branch_conditional:
        return before.sets_flags ? model_.taken_conditional_late : model_.taken_conditional;
      case Kind::compare_and_branch:
        return (before.written & last.tested) != 0 ? model_.taken_conditional_late : model_.taken_conditional;
      case Kind::branch_register:
        return model_.taken_register;
      case Kind::table_branch:
        return model_.taken_table;
      case Kind::load:
      case Kind::multiple:
        return last.writes_pc() ? model_.taken_load : 0;
      default:
        return 0;
    }
  }

  const Instruction& previous() const { return previous_; }

 private:
  // After a load whose result is not needed for the next address.
  bool is_pipelined(const Instruction& next) const {
    if (!has_previous_ || (previous_.kind != Kind::load && previous_.kind != Kind::fp_load)) return false;
    if (previous_.writes_back && model_.writeback_load_pipelines == 0) return false;
    const bool one_word = previous_.memory_bytes <= 4;
    return one_word && (previous_.written & next.address) == 0;
  }

  unsigned own_cost(const Instruction& next) const {
    switch (next.kind) {
      case Kind::undefined:
      case Kind::alu:
        return model_.alu;
      case Kind::divide:
        return model_.divide;
      case Kind::load:
        if (!is_pipelined(next)) return model_.load;
        return next.writes_back ? model_.load_writeback_pipelined : model_.load_pipelined;
      case Kind::store_immediate:
        return model_.store_immediate;
      case Kind::store_register:
        return is_pipelined(next) ? model_.store_register_pipelined : model_.store_register;
      case Kind::store_exclusive:
        return model_.store_exclusive;
      case Kind::double_word:
        return model_.double_word;
      case Kind::multiple:
        return model_.multiple + model_.multiple_word * next.memory_bytes / 4;
      case Kind::branch:
      case Kind::branch_conditional:
      case Kind::compare_and_branch:
      case Kind::branch_register:
        return model_.branch;
      case Kind::table_branch:
        return model_.table_branch;
      case Kind::it:
        return has_previous_ && previous_.bytes == 2 ? model_.it_folded : model_.it;
      case Kind::status_register:
        return model_.status_register;
      case Kind::barrier:
        return model_.barrier;
      case Kind::instruction_barrier:
        return model_.instruction_barrier;
      default:
        return fp_cost(next);
    }
  }

  unsigned fp_cost(const Instruction& next) const {
    const unsigned wide = next.memory_bytes == 8 ? model_.fp_double : 0;
    switch (next.kind) {
      case Kind::fp_move_two:
        return model_.fp_move_two;
      case Kind::fp_multiply_add:
        return model_.fp_multiply_add;
      case Kind::fp_divide:
        return model_.fp_divide;
      case Kind::fp_load:
        return wide + (is_pipelined(next) ? model_.fp_load_pipelined : model_.fp_load);
      case Kind::fp_store:
        return wide + model_.fp_store;
      default:
        return model_.fp;
    }
  }

  unsigned dependencies(const Instruction& next) const {
    if (!has_previous_) return 0;
    unsigned cost = 0;
    if (previous_.is_data_processing() && (previous_.written & next.address) != 0) cost += model_.address_just_computed;
    const bool short_fp = previous_.kind == Kind::fp || previous_.kind == Kind::fp_move_two;
    if (short_fp && (previous_.fp_written & next.fp_read) != 0) cost += model_.fp_result_used;
    return cost;
  }

  const CycleModel& model_;
  Instruction previous_;
  bool has_previous_ = false;
};

bool is_unconditional(const Instruction& instruction) {
  return instruction.writes_pc() && instruction.kind != Kind::branch_conditional &&
         instruction.kind != Kind::compare_and_branch;
}

void note_access(Block& block, const Instruction& instruction, std::uint32_t at, bool predicated) {
  if (instruction.memory_bytes == 0) return;
  const std::uint32_t before = block.accesses.empty() ? 0 : block.accesses.back().bytes_until;
  block.accesses.push_back({at, block.cycles, before + instruction.memory_bytes, instruction.needs_alignment});
  block.has_predicated_accesses |= predicated;
  block.needs_alignment |= instruction.needs_alignment;
}

}  // namespace

const BlockAccess* Block::access_after(std::uint32_t bytes_before) const {
  const auto found = std::ranges::upper_bound(accesses, bytes_before, {}, &BlockAccess::bytes_until);
  return found == accesses.end() ? nullptr : &*found;
}

Block analyse(std::uint32_t address, std::span<const std::uint8_t> code, const CycleModel& model) {
  Block block;
  block.address = address;
  block.bytes = static_cast<std::uint32_t>(code.size());
  block.starts_wide_misaligned = is_wide(half_at(code, 0)) && address % 4 != 0;
  Pipeline pipeline(model);
  unsigned predicated = 0;
  for (std::size_t offset = 0; offset < code.size();) {
    Instruction instruction = decode(half_at(code, offset), half_at(code, offset + 2));
    const auto at = address + static_cast<std::uint32_t>(offset);
    if (predicated != 0 && !instruction.sets_flags_in_it) instruction.sets_flags = false;
    if (instruction.is_fp && block.first_fp == 0) {
      block.first_fp = at;
      block.instructions_before_fp = block.instructions;
    }
    note_access(block, instruction, at, predicated != 0);
    const Instruction before = pipeline.previous();
    block.cycles += pipeline.cost_of(instruction);
    block.taken_extra = pipeline.taken_extra_of(instruction, before);
    block.always_taken = predicated == 0 && is_unconditional(instruction);
    ++block.instructions;
    predicated = instruction.it_length != 0 ? instruction.it_length : predicated - (predicated != 0);
    offset += instruction.bytes;
  }
  return block;
}

}  // namespace jauge::vboard
