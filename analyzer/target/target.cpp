#include "analyzer/target/target.h"

#include <algorithm>

namespace jauge::target {
namespace {

constexpr std::uint64_t bus_border = 0x20000000;

bool has_split_buses(const Core& core) {
  return core.name.starts_with("Cortex-M3") || core.name.starts_with("Cortex-M4") || core.name.starts_with("Cortex-M7");
}

bool adjacent(const MemoryRegion& a, const MemoryRegion& b, const Core& core) {
  if (!a.start_known || !b.start_known) return false;
  const std::uint64_t end = a.start + static_cast<std::uint64_t>(a.size.value);
  return end == b.start && !(b.start == bus_border && has_split_buses(core));
}

}  // namespace

bool is_external(MemoryKind kind) {
  return kind == MemoryKind::external_flash || kind == MemoryKind::external_ram;
}

bool is_internal_ram_for_data(MemoryKind kind) {
  return kind == MemoryKind::sram || kind == MemoryKind::ccm || kind == MemoryKind::dtcm;
}

std::vector<RamBlock> ram_blocks(const Target& target) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < target.regions.size(); ++i)
    if (is_internal_ram_for_data(target.regions[i].kind)) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&target](std::size_t a, std::size_t b) {
    return target.regions[a].start < target.regions[b].start;
  });

  std::vector<RamBlock> blocks;
  for (std::size_t i : order) {
    const MemoryRegion& region = target.regions[i];
    const bool joins = !blocks.empty() && adjacent(target.regions[blocks.back().regions.back()], region, target.core);
    if (!joins) blocks.emplace_back();
    blocks.back().regions.push_back(i);
    blocks.back().size += region.size;
  }
  std::stable_sort(blocks.begin(), blocks.end(), [](const RamBlock& a, const RamBlock& b) { return a.size > b.size; });
  return blocks;
}

Bytes total_of(const Target& target, MemoryKind kind) {
  Bytes total;
  for (const MemoryRegion& region : target.regions)
    if (region.kind == kind) total += region.size;
  return total;
}

}  // namespace jauge::target
