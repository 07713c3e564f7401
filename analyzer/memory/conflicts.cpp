#include "analyzer/memory/conflicts.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace jauge::memory {
namespace {

using Pair = std::pair<int, int>;

// Walks the claims by first step and keeps those that have not ended.
std::optional<std::vector<Pair>> pairs_alive_together(const std::vector<Claim>& claims, std::size_t most) {
  std::vector<int> by_start(claims.size());
  std::iota(by_start.begin(), by_start.end(), 0);
  std::ranges::stable_sort(by_start, {}, [&](int i) { return claims[static_cast<std::size_t>(i)].first_step; });

  std::vector<Pair> pairs;
  std::vector<int> alive;
  for (int index : by_start) {
    const Claim& claim = claims[static_cast<std::size_t>(index)];
    if (claim.size == 0_B || claim.first_step >= claim.end_step) continue;
    std::erase_if(alive, [&](int i) { return claims[static_cast<std::size_t>(i)].end_step <= claim.first_step; });
    if (pairs.size() + alive.size() > most) return std::nullopt;
    for (int other : alive) pairs.emplace_back(index, other);
    alive.push_back(index);
  }
  return pairs;
}

}  // namespace

std::optional<Conflicts> Conflicts::of(const std::vector<Claim>& claims, std::size_t most) {
  const auto pairs = pairs_alive_together(claims, most);
  if (!pairs) return std::nullopt;

  Conflicts result;
  result.begin_.assign(claims.size() + 1, 0);
  for (const auto& [a, b] : *pairs) {
    ++result.begin_[static_cast<std::size_t>(a) + 1];
    ++result.begin_[static_cast<std::size_t>(b) + 1];
  }
  std::partial_sum(result.begin_.begin(), result.begin_.end(), result.begin_.begin());
  result.others_.resize(pairs->size() * 2);
  std::vector<std::size_t> next(result.begin_.begin(), result.begin_.end() - 1);
  for (const auto& [a, b] : *pairs) {
    result.others_[next[static_cast<std::size_t>(a)]++] = b;
    result.others_[next[static_cast<std::size_t>(b)]++] = a;
  }
  return result;
}

}  // namespace jauge::memory
