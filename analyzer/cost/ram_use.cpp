#include <algorithm>

#include "analyzer/cost/estimate_parts.h"
#include "analyzer/cost/size.h"

namespace jauge::cost {
namespace {

// The free bytes of every RAM region while pieces are put in, each from the region's start.
class RamMap {
 public:
  explicit RamMap(const target::Target& target) : target_(target), blocks_(target::ram_blocks(target)) {
    for (const target::RamBlock& block : blocks_)
      for (const std::size_t region : block.regions) free_.push_back({region, target.regions[region].size});
  }

  // One contiguous piece: into the smallest region that holds it, else across neighbouring ones.
  bool place_contiguous(Content content, Bytes bytes) {
    return place_whole(content, bytes) || place_across(content, bytes);
  }

  // Where the arena went if there is room, else into the emptiest region.
  bool place_whole_beside(Content content, Bytes bytes) {
    if (bytes == 0_B) return true;
    if (!placed_.empty())
      for (Free& free : free_)
        if (target_.regions[free.region].name == placed_.back().region && free.bytes >= bytes)
          return put(free, content, bytes);
    const auto emptiest = std::ranges::max_element(free_, {}, &Free::bytes);
    return emptiest != free_.end() && emptiest->bytes >= bytes && put(*emptiest, content, bytes);
  }

  bool place_anywhere(Content content, Bytes bytes) {
    for (Free& free : free_) {
      const Bytes taken = std::min(free.bytes, bytes);
      if (taken > 0_B) put(free, content, taken);
      bytes = bytes - taken;
    }
    return bytes == 0_B;
  }

  std::vector<PlacedIn> take() { return std::move(placed_); }

 private:
  struct Free {
    std::size_t region = 0;  // index in Target::regions
    Bytes bytes;
  };

  bool put(Free& free, Content content, Bytes bytes) {
    free.bytes = free.bytes - bytes;
    placed_.push_back({target_.regions[free.region].name, bytes, content});
    return true;
  }

  bool place_whole(Content content, Bytes bytes) {
    Free* best = nullptr;
    for (Free& free : free_)
      if (free.bytes >= bytes && (!best || free.bytes < best->bytes)) best = &free;
    return best && put(*best, content, bytes);
  }

  // Blocks come largest first; the smallest that holds the piece leaves the others whole.
  bool place_across(Content content, Bytes bytes) {
    const auto block = std::find_if(blocks_.rbegin(), blocks_.rend(),
                                    [bytes](const target::RamBlock& candidate) { return candidate.size >= bytes; });
    if (block == blocks_.rend()) return false;
    for (const std::size_t region : block->regions) {
      Free& free = *std::ranges::find(free_, region, &Free::region);
      const Bytes taken = std::min(free.bytes, bytes);
      if (taken > 0_B) put(free, content, taken);
      bytes = bytes - taken;
    }
    return true;
  }

  const target::Target& target_;
  std::vector<target::RamBlock> blocks_;
  std::vector<Free> free_;
  std::vector<PlacedIn> placed_;
};

// The arena first, because it needs the longest run of bytes; the user's own data last, because it can be split.
std::vector<PlacedIn> place(const RamUse& use, const target::Target& target) {
  RamMap map(target);
  const bool placed = map.place_contiguous(Content::activations, whole_bytes(sum(use.activations, use.scratch))) &&
                      (!use.runtime || map.place_whole_beside(Content::runtime, whole_bytes(*use.runtime))) &&
                      map.place_whole_beside(Content::stack, whole_bytes(use.stack)) &&
                      map.place_anywhere(Content::reserve, whole_bytes(use.reserve));
  return placed ? map.take() : std::vector<PlacedIn>{};
}

}  // namespace

Figure total_of(const RamUse& use) {
  const Figure total = sum(sum(sum(use.activations, use.scratch), use.stack), use.reserve);
  return use.runtime ? sum(total, *use.runtime) : total;
}

RamUse ram_use(const Workload& workload, const target::Target& target, const target::RuntimeProfile& runtime,
               const Reserve& reserve) {
  RamUse use;
  use.activations = planned(workload.plan->activation_bytes);
  // The plan's scratch is that of our kernels; the other runtimes' is in their own RAM.
  use.scratch = planned(is_own(runtime) ? workload.plan->scratch_bytes : 0_B);
  use.runtime = ram_size(workload, target, runtime);
  if (!use.runtime) {
    const auto footprint = target::footprint_on(target, runtime, workload.counts->weight_dtype);
    use.runtime = figure_of(footprint.ram_typical, footprint.ram_low, footprint.ram_high);
  }
  use.stack = exact(static_cast<double>(reserve.stack.value), Unit::bytes, Origin::estimated);
  use.reserve = counted(reserve.ram);
  use.total = total_of(use);
  use.may_spread = runtime.arena_regions > 1;
  use.placed_in = place(use, target);
  if (use.placed_in.empty()) spread_arena(workload, target, runtime, use);
  return use;
}

}  // namespace jauge::cost
