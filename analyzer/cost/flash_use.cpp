#include <algorithm>

#include "analyzer/cost/estimate_parts.h"
#include "analyzer/cost/program_memory.h"
#include "analyzer/cost/size.h"

namespace jauge::cost {

std::vector<PlacedIn> place_by_address(const FlashUse& use, const std::vector<target::MemoryRegion>& regions) {
  struct Piece {
    Content content;
    Bytes left;
  };
  std::vector<Piece> pieces;
  if (use.code) pieces.push_back({Content::code, whole_bytes(*use.code)});
  pieces.push_back({Content::reserve, whole_bytes(use.reserve)});
  pieces.push_back({Content::weights, whole_bytes(use.weights)});

  std::vector<PlacedIn> placed;
  auto piece = pieces.begin();
  for (const target::MemoryRegion& region : regions) {
    Bytes room = region.size;
    for (; piece != pieces.end(); ++piece) {
      const Bytes taken = std::min(piece->left, room);
      if (taken > 0_B) placed.push_back({region.name, taken, piece->content});
      piece->left = piece->left - taken;
      room = room - taken;
      if (piece->left > 0_B) break;
    }
  }
  if (piece != pieces.end()) placed.clear();
  return placed;
}

std::vector<target::MemoryRegion> program_regions(const target::Target& target) {
  std::vector<target::MemoryRegion> regions;
  const auto take = [&](target::MemoryKind kind) {
    std::ranges::copy_if(target.regions, std::back_inserter(regions),
                         [kind](const target::MemoryRegion& region) { return region.kind == kind; });
  };
  take(target::MemoryKind::flash);
  if (regions.empty() && target.flash.value_or(0_B) == 0_B) take(target::MemoryKind::external_flash);
  std::ranges::stable_sort(regions, {}, &target::MemoryRegion::start);
  return regions;
}

std::optional<Bytes> program_capacity(const target::Target& target) {
  Bytes total;
  for (const target::MemoryRegion& region : program_regions(target)) total += region.size;
  if (total > 0_B) return total;
  if (target.flash.value_or(0_B) > 0_B) return target.flash;
  return std::nullopt;
}

FlashUse flash_use(const Workload& workload, const target::Target& target, const target::RuntimeProfile& runtime,
                   const Reserve& reserve) {
  FlashUse use;
  use.weights = counted(workload.counts->weight_bytes);
  use.code = code_size(workload, target, runtime);
  if (!use.code) {
    const auto footprint = target::footprint_on(target, runtime, workload.counts->weight_dtype);
    use.code = figure_of(footprint.code_typical, footprint.code_low, footprint.code_high);
  }
  use.reserve = counted(reserve.flash);
  use.total = sum(use.weights, use.reserve);
  if (use.code) use.total = sum(use.total, *use.code);
  use.placed_in = place_by_address(use, program_regions(target));
  if (use.placed_in.empty()) move_weights_outside(workload, target, runtime, use);
  return use;
}

}  // namespace jauge::cost
