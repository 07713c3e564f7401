// SPDX-License-Identifier: GPL-2.0-or-later
#include "firmware_probe/virtual_board/timing/cycle_model.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <sstream>
#include <utility>

namespace jauge::vboard {
namespace {

struct Constant {
  std::string_view name;
  unsigned CycleModel::*value;
};

constexpr Constant constants[] = {
    {"alu", &CycleModel::alu},
    {"divide", &CycleModel::divide},
    {"status_register", &CycleModel::status_register},
    {"barrier", &CycleModel::barrier},
    {"instruction_barrier", &CycleModel::instruction_barrier},
    {"load", &CycleModel::load},
    {"load_pipelined", &CycleModel::load_pipelined},
    {"load_writeback_pipelined", &CycleModel::load_writeback_pipelined},
    {"writeback_load_pipelines", &CycleModel::writeback_load_pipelines},
    {"store_immediate", &CycleModel::store_immediate},
    {"store_register", &CycleModel::store_register},
    {"store_register_pipelined", &CycleModel::store_register_pipelined},
    {"store_exclusive", &CycleModel::store_exclusive},
    {"double", &CycleModel::double_word},
    {"multiple", &CycleModel::multiple},
    {"multiple_word", &CycleModel::multiple_word},
    {"address_just_computed", &CycleModel::address_just_computed},
    {"unaligned_word_even", &CycleModel::unaligned_word_even},
    {"unaligned_word_odd", &CycleModel::unaligned_word_odd},
    {"unaligned_half", &CycleModel::unaligned_half},
    {"branch", &CycleModel::branch},
    {"taken_immediate", &CycleModel::taken_immediate},
    {"taken_conditional", &CycleModel::taken_conditional},
    {"taken_conditional_late", &CycleModel::taken_conditional_late},
    {"taken_register", &CycleModel::taken_register},
    {"taken_load", &CycleModel::taken_load},
    {"table_branch", &CycleModel::table_branch},
    {"taken_table", &CycleModel::taken_table},
    {"wide_target", &CycleModel::wide_target},
    {"it", &CycleModel::it},
    {"it_folded", &CycleModel::it_folded},
    {"fp", &CycleModel::fp},
    {"fp_move_two", &CycleModel::fp_move_two},
    {"fp_result_used", &CycleModel::fp_result_used},
    {"fp_multiply_add", &CycleModel::fp_multiply_add},
    {"fp_divide", &CycleModel::fp_divide},
    {"fp_load", &CycleModel::fp_load},
    {"fp_load_pipelined", &CycleModel::fp_load_pipelined},
    {"fp_store", &CycleModel::fp_store},
    {"fp_double", &CycleModel::fp_double},
    {"exception_entry", &CycleModel::exception_entry},
    {"exception_exit", &CycleModel::exception_exit},
    {"icache_lines", &CycleModel::icache_lines},
    {"icache_line_bytes", &CycleModel::icache_line_bytes},
    {"dcache_lines", &CycleModel::dcache_lines},
    {"dcache_line_bytes", &CycleModel::dcache_line_bytes},
    {"read_bytes_two_banks", &CycleModel::read_bytes_two_banks},
    {"read_bytes_one_bank", &CycleModel::read_bytes_one_bank},
    {"fetch_target_extra", &CycleModel::fetch_target_extra},
    {"fetch_sequential_extra", &CycleModel::fetch_sequential_extra},
    {"data_miss_extra", &CycleModel::data_miss_extra},
};

}  // namespace

std::optional<CycleModel> read_cycle_model(std::string_view text, std::string& fault) {
  CycleModel model{};
  bool seen[std::size(constants)] = {};
  std::istringstream lines{std::string(text)};
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string name, source;
    unsigned value = 0;
    if (!(words >> name) || name.front() == '#') continue;
    const auto row = std::ranges::find(constants, name, &Constant::name);
    if (row == std::end(constants)) return fault = "unknown constant: " + name, std::nullopt;
    if (!(words >> value >> source)) return fault = name + ": needs a value and a source", std::nullopt;
    bool& known = seen[row - std::begin(constants)];
    if (std::exchange(known, true)) return fault = name + ": stands there twice", std::nullopt;
    model.*(row->value) = value;
  }
  for (std::size_t i = 0; i < std::size(constants); ++i)
    if (!seen[i]) return fault = std::string(constants[i].name) + ": is missing", std::nullopt;
  return model;
}

const CycleModel& cycle_model() {
  static const CycleModel model = [] {
    std::string fault;
    const auto read = read_cycle_model(cycle_model_text(), fault);
    if (!read) {  // the text is part of this program, and a test reads it
      std::fprintf(stderr, "jauge-vboard: cycle_model.txt: %s\n", fault.c_str());
      std::abort();
    }
    return *read;
  }();
  return model;
}

}  // namespace jauge::vboard
