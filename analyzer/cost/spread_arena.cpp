#include "analyzer/cost/spread_arena.h"

#include <algorithm>
#include <limits>

#include "analyzer/base/checked_math.h"
#include "analyzer/cost/estimate_parts.h"
#include "analyzer/memory/split_plan.h"

namespace jauge::cost {
namespace {

using memory::SplitPlan;
using target::RamBlock;

// Neighbouring regions that one part of the arena may span; those of the board last.
struct Pool {
  RamBlock block;
  bool is_external = false;
};

std::vector<Pool> pools_of(const target::Target& target, bool with_external) {
  std::vector<Pool> pools;
  for (const RamBlock& block : target::ram_blocks(target)) pools.push_back({block, false});
  if (!with_external) return pools;
  for (std::size_t i = 0; i < target.regions.size(); ++i)
    if (target.regions[i].kind == target::MemoryKind::external_ram)
      pools.push_back({{{i}, target.regions[i].size}, true});
  return pools;
}

// A block that is filled from its start.
class Filling {
 public:
  Filling(const Pool& pool, const target::Target& target, std::vector<PlacedIn>& placed) : placed_(placed) {
    for (const std::size_t region : pool.block.regions)
      free_.push_back({target.regions[region].name, target.regions[region].size});
  }

  // As much as there is room for; the names of the regions it went into.
  std::string put(Content content, Bytes& bytes) {
    std::string names;
    for (auto& [name, free] : free_) {
      const Bytes taken = std::min(free, bytes);
      if (taken == 0_B) continue;
      free = free - taken;
      bytes = bytes - taken;
      placed_.push_back({name, taken, content});
      names += (names.empty() ? "" : " + ") + name;
    }
    return names;
  }

 private:
  std::vector<std::pair<std::string, Bytes>> free_;
  std::vector<PlacedIn>& placed_;
};

struct Arrangement {
  std::vector<Pool> pools;
  std::size_t host = 0;  // the pool that takes the runtime's data and the stack
  SplitPlan split;
};

std::vector<std::string> tensors_in(const SplitPlan& split, const memory::Share& share) {
  std::vector<std::string> names;
  for (const memory::TensorPlace& place : split.plan.tensors)
    if (share.start <= place.offset && place.offset < share.start + share.bytes &&
        std::ranges::find(names, place.name) == names.end())
      names.push_back(place.name);
  return names;
}

// False when the user's own data find no room.
bool write_down(const Arrangement& arrangement, const target::Target& target, RamUse& use) {
  RamUse result = use;
  std::vector<Filling> fillings;
  for (const Pool& pool : arrangement.pools) fillings.emplace_back(pool, target, result.placed_in);
  Bytes arena;
  for (const memory::Share& share : arrangement.split.shares) {
    Bytes left = share.bytes;
    arena += share.bytes;
    result.arena_parts.push_back({.regions = fillings[share.region].put(Content::activations, left),
                                  .bytes = share.bytes,
                                  .is_external = arrangement.pools[share.region].is_external,
                                  .tensors = tensors_in(arrangement.split, share)});
  }
  Bytes runtime = use.runtime ? whole_bytes(*use.runtime) : 0_B, stack = whole_bytes(use.stack);
  fillings[arrangement.host].put(Content::runtime, runtime);
  fillings[arrangement.host].put(Content::stack, stack);
  Bytes reserve = whole_bytes(use.reserve);
  for (std::size_t i = 0; i < fillings.size(); ++i)
    if (!arrangement.pools[i].is_external) fillings[i].put(Content::reserve, reserve);
  if (runtime > 0_B || stack > 0_B || reserve > 0_B) return false;
  result.external = arrangement.split.external_bytes;
  result.activations = planned(arena - std::min(arena, whole_bytes(use.scratch)));
  result.total = total_of(result);
  use = std::move(result);
  return true;
}

class Search {
 public:
  Search(const target::Target& target, const target::RuntimeProfile& runtime, RamUse& use)
      : target_(target), runtime_(runtime), use_(use) {
    beside_ = whole_bytes(use.stack) + (use.runtime ? whole_bytes(*use.runtime) : 0_B);
  }

  // The fewest external bytes, then the fewest parts; every block is tried as the home of runtime and stack.
  bool arrange(const memory::Plan& plan, const std::vector<Pool>& pools) {
    if (plan.tensors.empty()) return false;
    Bytes room;
    for (const Pool& pool : pools) room += pool.block.size;
    if (room < *std::ranges::max_element(plan.live_bytes) + beside_) return false;
    std::optional<Arrangement> best;
    for (std::size_t host = 0; host < pools.size() && !pools[host].is_external; ++host) {
      if (pools[host].block.size < beside_) continue;
      auto split = memory::split(plan, regions_beside(pools, host));
      if (!split || split->shares.size() > static_cast<std::size_t>(runtime_.arena_regions)) continue;
      if (!best || is_better(*split, best->split)) best = {pools, host, std::move(*split)};
    }
    return best && write_down(*best, target_, use_);
  }

  // A runtime that wants one piece gets it outside, at the plan's own offsets.
  bool arrange_outside(const memory::Plan& plan, const std::vector<Pool>& pools) {
    for (std::size_t i = 0; i < pools.size(); ++i) {
      if (!pools[i].is_external || pools[i].block.size < plan.arena_bytes) continue;
      for (std::size_t host = 0; host < pools.size() && !pools[host].is_external; ++host) {
        const SplitPlan whole = {plan, {{i, 0_B, plan.arena_bytes}}, plan.arena_bytes};
        if (pools[host].block.size >= beside_ && write_down({pools, host, whole}, target_, use_)) return true;
      }
    }
    return false;
  }

 private:
  std::vector<memory::Region> regions_beside(const std::vector<Pool>& pools, std::size_t host) const {
    std::vector<memory::Region> regions;
    for (std::size_t i = 0; i < pools.size(); ++i)
      regions.push_back({i == host ? pools[i].block.size - beside_ : pools[i].block.size, pools[i].is_external});
    return regions;
  }

  static bool is_better(const SplitPlan& a, const SplitPlan& b) {
    return std::pair(a.external_bytes, a.shares.size()) < std::pair(b.external_bytes, b.shares.size());
  }

  const target::Target& target_;
  const target::RuntimeProfile& runtime_;
  RamUse& use_;
  Bytes beside_;
};

// The plan as the runtime would have it: another runtime's scratch lies in its own data.
memory::Plan plan_for(const memory::Plan& plan, const target::RuntimeProfile& runtime) {
  memory::Plan result = plan;
  if (is_own(runtime)) return result;
  result.scratch.clear();
  result.scratch_bytes = 0_B;
  result.arena_bytes = result.activation_bytes;
  return result;
}

}  // namespace

void spread_arena(const Workload& workload, const target::Target& target, const target::RuntimeProfile& runtime,
                  RamUse& use) {
  const std::vector<Pool> inside = pools_of(target, false), all = pools_of(target, true);
  if (inside.empty() || all.size() < 2) return;
  // A plan whose tensors share bytes is one piece as a rule; by lifetimes alone they can be taken apart.
  std::vector<const memory::Plan*> plans = {workload.plan};
  if (workload.plan->level != memory::Level::none && workload.levels)
    if (const auto* still = workload.levels->at(*workload.deployable, memory::Level::none)) plans.push_back(still);
  Search search(target, runtime, use);
  for (const std::vector<Pool>& pools : {inside, all}) {
    if (runtime.arena_regions < 2 || pools.size() < 2) continue;
    for (const memory::Plan* plan : plans)
      if (search.arrange(plan_for(*plan, runtime), pools)) return;
  }
  search.arrange_outside(plan_for(*workload.plan, runtime), all);
}

std::vector<ArenaPart> arena_if_spread(const Workload& workload, const target::Target& target,
                                       const Estimate& estimate) {
  target::RuntimeProfile any;
  any.name = estimate.runtime;
  any.arena_regions = std::numeric_limits<int>::max();
  RamUse use = estimate.ram;
  use.placed_in.clear();
  use.arena_parts.clear();
  spread_arena(workload, target, any, use);
  return use.external == 0_B ? use.arena_parts : std::vector<ArenaPart>{};
}

}  // namespace jauge::cost
