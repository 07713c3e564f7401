// SPDX-License-Identifier: GPL-2.0-or-later
#include "firmware_probe/virtual_board/timing/block_cache.h"

#include <algorithm>
#include <cstring>

namespace jauge::vboard {

bool BlockCache::is_same(const Block& block, std::span<const std::uint8_t> code) {
  return std::memcmp(block.code.data(), code.data(), code.size()) == 0;
}

Block& BlockCache::find_slowly(std::uint32_t address, std::span<const std::uint8_t> code, bool may_change) {
  std::unique_ptr<Block>& place = blocks_[std::uint64_t{address} << 32 | code.size()];
  if (!place) {
    place = std::make_unique<Block>(analyse(address, code, model_));
  } else if (may_change && !is_same(*place, code)) {
    const std::uint64_t executions = place->executions, spent = place->spent;
    *place = analyse(address, code, model_);
    place->executions = executions;
    place->spent = spent;
  }
  if (may_change) place->code.assign(code.begin(), code.end());
  recent_[address / 2 % slots] = place.get();
  return *place;
}

void BlockCache::forget(std::uint32_t first_address, std::uint32_t bytes) {
  std::erase_if(blocks_, [&](const auto& entry) {
    return entry.second->address < first_address + bytes && entry.second->address + entry.second->bytes > first_address;
  });
  std::ranges::fill(recent_, nullptr);
}

void BlockCache::for_each(const std::function<void(const Block&)>& visit) const {
  for (const auto& entry : blocks_) visit(*entry.second);
}

}  // namespace jauge::vboard
