// SPDX-License-Identifier: GPL-2.0-or-later
// The analysed blocks, found again by address and size. Code in SRAM may be rewritten at any time: there a block counts
// only as long as its bytes are the same.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

#include "firmware_probe/virtual_board/timing/block.h"

namespace jauge::vboard {

class BlockCache {
 public:
  explicit BlockCache(const CycleModel& model) : model_(model), recent_(slots) {}

  // A block that cannot have changed since it was analysed: one in Flash. nullptr when it has to be analysed first.
  Block* find_fixed(std::uint32_t address, std::uint32_t bytes) {
    Block* recent = recent_[address / 2 % slots];
    return recent && recent->address == address && recent->bytes == bytes && recent->code.empty() ? recent : nullptr;
  }
  // `code` is what lies there now; `may_change`: it is SRAM.
  Block& find(std::uint32_t address, std::span<const std::uint8_t> code, bool may_change) {
    Block* recent = recent_[address / 2 % slots];
    if (recent && recent->address == address && recent->bytes == code.size() && (!may_change || is_same(*recent, code)))
      return *recent;
    return find_slowly(address, code, may_change);
  }
  void forget(std::uint32_t first_address, std::uint32_t bytes);
  void for_each(const std::function<void(const Block&)>& visit) const;

 private:
  static constexpr std::size_t slots = 1u << 15;
  static bool is_same(const Block& block, std::span<const std::uint8_t> code);
  Block& find_slowly(std::uint32_t address, std::span<const std::uint8_t> code, bool may_change);

  const CycleModel& model_;
  std::vector<Block*> recent_;
  std::unordered_map<std::uint64_t, std::unique_ptr<Block>> blocks_;
};

}  // namespace jauge::vboard
