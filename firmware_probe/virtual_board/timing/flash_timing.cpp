// SPDX-License-Identifier: GPL-2.0-or-later
#include "firmware_probe/virtual_board/timing/flash_timing.h"

namespace jauge::vboard {

FlashTiming::FlashTiming(const CycleModel& model)
    : model_(model),
      read_bytes_(model.read_bytes_two_banks),
      instructions_(model.icache_lines, model.icache_line_bytes),
      data_(model.dcache_lines, model.dcache_line_bytes) {}

void FlashTiming::set(const FlashSettings& settings) {
  settings_ = settings;
  const unsigned bytes = settings.two_banks ? model_.read_bytes_two_banks : model_.read_bytes_one_bank;
  if (bytes != read_bytes_) {
    read_bytes_ = bytes;
    instructions_.set_read_bytes(bytes);
    data_.set_read_bytes(bytes);
    data_.clear();
    instructions_.clear();
  }
  ++generation_;
  last_read_ = ~0u;
}

void FlashTiming::clear_instruction_cache() {
  instructions_.clear();
  ++generation_;
}

unsigned FlashTiming::fetch_slowly(Block& block, std::uint32_t offset, bool jumped) {
  const unsigned waits = settings_.wait_states;
  // While one read is executed the next is under way: what it still lacks is waited for.
  const unsigned executed = (block.cycles * read_bytes_ + block.bytes / 2) / block.bytes;
  const unsigned in_a_row = waits + model_.fetch_sequential_extra;
  const unsigned sequential = settings_.prefetch ? (in_a_row > executed ? in_a_row - executed : 0) : waits;
  const unsigned target = waits == 0 ? 0 : waits + model_.fetch_target_extra;
  unsigned stall = 0;
  bool all_there = settings_.instruction_cache;
  for (std::uint32_t read = offset / read_bytes_; read <= (offset + block.bytes - 1) / read_bytes_; ++read) {
    const bool there = settings_.instruction_cache ? instructions_.access(read * read_bytes_) : read == last_read_;
    last_read_ = read;
    if (there) {
      jumped = false;
      continue;
    }
    all_there = false;
    ++generation_;
    if (waits != 0) stall += jumped ? target : sequential;
    jumped = false;
  }
  if (all_there) block.generation = generation_;
  return stall;
}

unsigned FlashTiming::load(std::uint32_t offset) {
  if (settings_.data_cache && data_.access(offset)) return 0;
  return settings_.wait_states == 0 ? 0 : settings_.wait_states + model_.data_miss_extra;
}

}  // namespace jauge::vboard
