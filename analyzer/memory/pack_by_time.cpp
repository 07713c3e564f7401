#include "analyzer/memory/pack_by_time.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include "analyzer/base/checked_math.h"
#include "analyzer/memory/plan.h"

namespace jauge::memory {
namespace {

// The free ranges below the highest end; everything above it is free as well.
class Heap {
 public:
  std::int64_t take(std::int64_t size) {
    const auto fitting = by_size_.lower_bound({size, 0});
    if (fitting == by_size_.end()) return grow(size);
    const auto [gap, offset] = *fitting;
    erase(offset, gap);
    if (gap > size) insert(offset + size, gap - size);
    return offset;
  }

  void give_back(std::int64_t offset, std::int64_t size) {
    auto next = by_offset_.lower_bound(offset);
    if (next != by_offset_.end() && next->first == offset + size) {
      size += next->second;
      erase(next->first, next->second);
    }
    next = by_offset_.lower_bound(offset);
    if (next != by_offset_.begin()) {
      const auto [before, gap] = *std::prev(next);
      if (before + gap == offset) {
        erase(before, gap);
        offset = before;
        size += gap;
      }
    }
    insert(offset, size);
  }

 private:
  // A free range that touches the end is used first.
  std::int64_t grow(std::int64_t size) {
    std::int64_t offset = end_;
    if (!by_offset_.empty()) {
      const auto [last, gap] = *by_offset_.rbegin();
      if (last + gap == end_) {
        erase(last, gap);
        offset = last;
      }
    }
    end_ = offset + size;
    return offset;
  }
  void insert(std::int64_t offset, std::int64_t size) {
    by_offset_[offset] = size;
    by_size_.insert({size, offset});
  }
  void erase(std::int64_t offset, std::int64_t size) {
    by_offset_.erase(offset);
    by_size_.erase({size, offset});
  }

  std::map<std::int64_t, std::int64_t> by_offset_;
  std::set<std::pair<std::int64_t, std::int64_t>> by_size_;
  std::int64_t end_ = 0;
};

}  // namespace

Placement pack_by_time(const std::vector<Claim>& claims) {
  std::vector<std::size_t> by_start(claims.size());
  std::iota(by_start.begin(), by_start.end(), std::size_t{0});
  std::vector<std::size_t> by_end = by_start;
  std::ranges::stable_sort(by_start, {},
                           [&](std::size_t i) { return std::pair(claims[i].first_step, -claims[i].size.value); });
  std::ranges::stable_sort(by_end, {}, [&](std::size_t i) { return claims[i].end_step; });

  const auto padded = [&](std::size_t i) { return round_up(claims[i].size.value, alignment_bytes); };
  const auto needs_place = [&](std::size_t i) {
    return claims[i].size > 0_B && claims[i].first_step < claims[i].end_step;
  };
  Placement placement{.offsets = std::vector<Bytes>(claims.size()), .arena = {}};
  Heap heap;
  auto ending = by_end.begin();
  for (std::size_t i : by_start) {
    for (; ending != by_end.end() && claims[*ending].end_step <= claims[i].first_step; ++ending)
      if (needs_place(*ending)) heap.give_back(placement.offsets[*ending].value, padded(*ending));
    if (!needs_place(i)) continue;
    placement.offsets[i] = {heap.take(padded(i))};
    placement.arena = std::max(placement.arena, placement.offsets[i] + claims[i].size);
  }
  return placement;
}

}  // namespace jauge::memory
