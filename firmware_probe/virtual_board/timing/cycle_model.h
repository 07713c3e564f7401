// SPDX-License-Identifier: GPL-2.0-or-later
// The constants of the cycle model, from cycle_model.txt (frozen: see README.md). Each says there what it counts.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace jauge::vboard {

struct CycleModel {
  unsigned alu, divide, status_register, barrier, instruction_barrier;
  unsigned load, load_pipelined, load_writeback_pipelined, writeback_load_pipelines, store_immediate, store_register,
      store_register_pipelined, store_exclusive, double_word, multiple, multiple_word, address_just_computed,
      unaligned_word_even, unaligned_word_odd, unaligned_half;
  unsigned branch, taken_immediate, taken_conditional, taken_conditional_late, taken_register, taken_load, table_branch,
      taken_table, wide_target, it, it_folded;
  unsigned fp, fp_move_two, fp_result_used, fp_multiply_add, fp_divide, fp_load, fp_load_pipelined, fp_store, fp_double;
  unsigned exception_entry, exception_exit;
  unsigned icache_lines, icache_line_bytes, dcache_lines, dcache_line_bytes, read_bytes_two_banks, read_bytes_one_bank,
      fetch_target_extra, fetch_sequential_extra, data_miss_extra;
};

// Reads such a text. Every constant must be there once, with a value and a source; `fault` says what is not so.
std::optional<CycleModel> read_cycle_model(std::string_view text, std::string& fault);

// The text that was built in.
std::string_view cycle_model_text();
// The model that was built in.
const CycleModel& cycle_model();

}  // namespace jauge::vboard
