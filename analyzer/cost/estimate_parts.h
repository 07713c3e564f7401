// The parts of estimate(), one file each.
#pragma once

#include "analyzer/cost/estimate.h"

namespace jauge::cost {

FlashUse flash_use(const Workload& workload, const target::Target& target, const target::RuntimeProfile& runtime,
                   const Reserve& reserve);

RamUse ram_use(const Workload& workload, const target::Target& target, const target::RuntimeProfile& runtime,
               const Reserve& reserve);

// Lays the arena over several pieces of RAM, the board's external ones last. `use` stays as it is when there is no way.
void spread_arena(const Workload& workload, const target::Target& target, const target::RuntimeProfile& runtime,
                  RamUse& use);

// Fills the regions by address: code first, because it holds the vector table, then what may lie anywhere. Empty when
// they are too small.
std::vector<PlacedIn> place_by_address(const FlashUse& use, const std::vector<target::MemoryRegion>& regions);

// Leaves in the chip's own Flash what fits and puts the weights that cost the least time into the board's. `use` stays
// as it is when there is no such memory, or when it does not help.
void move_weights_outside(const Workload& workload, const target::Target& target, const target::RuntimeProfile& runtime,
                          FlashUse& use);

// Sets external_ms and adds it to the latency and to the cycles of the layers.
void add_external_time(const Workload& workload, const target::Target& target, const target::RuntimeProfile& runtime,
                       Estimate& estimate);

// Sets latency_ms or why_no_latency, and the cycles of each layer.
void estimate_latency(const Workload& workload, const target::Target& target, const target::RuntimeProfile& runtime,
                      Estimate& estimate);

// Sets energy_mj or why_no_energy; reads the latency.
void estimate_energy(const target::Target& target, Estimate& estimate);

// A profile's range as a figure; nothing when the profile does not know it.
std::optional<Figure> figure_of(std::optional<Bytes> typical, std::optional<Bytes> low, std::optional<Bytes> high);

inline Figure counted(Bytes bytes) {
  return exact(static_cast<double>(bytes.value), Unit::bytes, Origin::counted);
}

inline Figure planned(Bytes bytes) {
  return exact(static_cast<double>(bytes.value), Unit::bytes, Origin::planned);
}

Figure total_of(const RamUse& use);

// Jauge's own runtime, whose kernels' scratch and order of reading we know.
inline bool is_own(const target::RuntimeProfile& runtime) {
  return runtime.name == "jauge";
}

inline Bytes whole_bytes(const Figure& figure) {
  return {static_cast<std::int64_t>(figure.value + 0.5)};
}

}  // namespace jauge::cost
