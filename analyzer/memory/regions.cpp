#include "analyzer/memory/regions.h"

#include <algorithm>
#include <numeric>

#include "analyzer/base/checked_math.h"
#include "analyzer/memory/plan.h"

namespace jauge::memory {
namespace {

using Order = std::vector<std::size_t>;

class Spread {
 public:
  Spread(const std::vector<Claim>& claims, const std::vector<Region>& regions, const std::vector<int>& preference)
      : claims_(claims), regions_(regions), preference_(preference) {}

  std::optional<RegionPlacement> in_order(const Order& order) {
    result_ = {.regions = std::vector<int>(claims_.size(), -1),
               .offsets = std::vector<Bytes>(claims_.size()),
               .used = std::vector<Bytes>(regions_.size()),
               .external_bytes = {}};
    for (std::size_t claim : order)
      if (!place(claim)) return std::nullopt;
    return result_;
  }

 private:
  bool place(std::size_t claim) {
    for (int index : preference_) {
      const Region& region = regions_[static_cast<std::size_t>(index)];
      const Bytes offset = lowest_free(claim, index);
      if (offset + claims_[claim].size > region.size) continue;
      result_.regions[claim] = index;
      result_.offsets[claim] = offset;
      Bytes& used = result_.used[static_cast<std::size_t>(index)];
      used = std::max(used, offset + claims_[claim].size);
      if (region.is_external) result_.external_bytes += claims_[claim].size;
      return true;
    }
    return false;
  }

  Bytes lowest_free(std::size_t claim, int region) const {
    std::vector<std::pair<Bytes, Bytes>> taken;
    for (std::size_t other = 0; other < claims_.size(); ++other)
      if (result_.regions[other] == region && claims_[other].first_step < claims_[claim].end_step &&
          claims_[claim].first_step < claims_[other].end_step)
        taken.emplace_back(result_.offsets[other], result_.offsets[other] + claims_[other].size);
    std::ranges::sort(taken);
    Bytes offset;
    for (const auto& [begin, end] : taken) {
      if (offset + claims_[claim].size <= begin) break;
      offset = std::max(offset, Bytes{round_up(end.value, alignment_bytes)});
    }
    return offset;
  }

  const std::vector<Claim>& claims_;
  const std::vector<Region>& regions_;
  const std::vector<int>& preference_;
  RegionPlacement result_;
};

// Internal before external; of the same kind the larger ones first, or the smaller ones, which keeps room for what fits
// nowhere else.
std::vector<int> preference_of(const std::vector<Region>& regions, bool larger_first) {
  std::vector<int> preference(regions.size());
  std::iota(preference.begin(), preference.end(), 0);
  std::ranges::stable_sort(preference, [&](int a, int b) {
    const Region &x = regions[static_cast<std::size_t>(a)], &y = regions[static_cast<std::size_t>(b)];
    if (x.is_external != y.is_external) return y.is_external;
    return larger_first ? y.size < x.size : x.size < y.size;
  });
  return preference;
}

std::optional<RegionPlacement> in_one_region(const std::vector<Claim>& claims, const std::vector<Region>& regions) {
  const Placement placement = pack(claims);
  int best = -1;
  for (int i = 0; i < static_cast<int>(regions.size()); ++i) {
    const Region& region = regions[static_cast<std::size_t>(i)];
    if (region.is_external || region.size < placement.arena) continue;
    if (best < 0 || region.size < regions[static_cast<std::size_t>(best)].size) best = i;
  }
  if (best < 0) return std::nullopt;
  RegionPlacement result{.regions = std::vector<int>(claims.size(), best),
                         .offsets = placement.offsets,
                         .used = std::vector<Bytes>(regions.size()),
                         .external_bytes = {}};
  result.used[static_cast<std::size_t>(best)] = placement.arena;
  return result;
}

std::vector<Order> orders_of(const std::vector<Claim>& claims) {
  Order by_size(claims.size());
  std::iota(by_size.begin(), by_size.end(), std::size_t{0});
  std::ranges::stable_sort(by_size, std::greater(), [&](std::size_t i) { return claims[i].size; });
  Order by_life = by_size, by_time = by_size;
  std::ranges::stable_sort(by_life, std::greater(),
                           [&](std::size_t i) { return claims[i].end_step - claims[i].first_step; });
  std::ranges::stable_sort(by_time, {}, [&](std::size_t i) { return claims[i].first_step; });
  return {by_size, by_life, by_time};
}

// What is better comes first: fewer external bytes, then fewer regions.
std::pair<Bytes, std::ptrdiff_t> rank_of(const RegionPlacement& placement) {
  return {placement.external_bytes, std::ranges::count_if(placement.used, [](Bytes used) { return used > 0_B; })};
}

}  // namespace

std::optional<RegionPlacement> place_in_regions(const std::vector<Claim>& claims, const std::vector<Region>& regions) {
  if (auto whole = in_one_region(claims, regions)) return whole;
  std::optional<RegionPlacement> best;
  const std::vector<Order> orders = orders_of(claims);
  for (const bool larger_first : {true, false}) {
    const std::vector<int> preference = preference_of(regions, larger_first);
    Spread spread(claims, regions, preference);
    for (const Order& order : orders) {
      auto found = spread.in_order(order);
      if (found && (!best || rank_of(*found) < rank_of(*best))) best = std::move(found);
    }
  }
  return best;
}

}  // namespace jauge::memory
