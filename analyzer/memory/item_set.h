// A set of small numbers, as bits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace jauge::memory {

class ItemSet {
 public:
  ItemSet() = default;
  explicit ItemSet(std::size_t items) : words_((items + 63) / 64) {}

  bool has(int item) const { return (word(item) & bit(item)) != 0; }
  void add(int item) { word(item) |= bit(item); }
  void remove(int item) { word(item) &= ~bit(item); }
  void clear() { words_.assign(words_.size(), 0); }
  // Of a set with as many items.
  void add(const ItemSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
  }

 private:
  static std::uint64_t bit(int item) { return std::uint64_t{1} << (item % 64); }
  std::uint64_t& word(int item) { return words_[static_cast<std::size_t>(item) / 64]; }
  std::uint64_t word(int item) const { return words_[static_cast<std::size_t>(item) / 64]; }

  std::vector<std::uint64_t> words_;
};

}  // namespace jauge::memory
