// The parts of estimate(), one file each.
#pragma once

#include "analyzer/cost/estimate.h"

namespace jauge::cost {

FlashUse flash_use(const Workload& workload, const target::Target& target, const target::RuntimeProfile& runtime,
                   const Reserve& reserve);

RamUse ram_use(const Workload& workload, const target::Target& target, const target::RuntimeProfile& runtime,
               const Reserve& reserve);

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

inline Bytes whole_bytes(const Figure& figure) {
  return {static_cast<std::int64_t>(figure.value + 0.5)};
}

}  // namespace jauge::cost
