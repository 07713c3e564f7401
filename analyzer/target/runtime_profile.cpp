#include "analyzer/target/runtime_profile.h"

namespace jauge::target {

Footprint footprint_of(const RuntimeProfile& profile, std::string_view dtype) {
  if (dtype == "float32")
    return {.dtype = "float32",
            .code_typical = profile.code_typical,
            .code_low = profile.code_low,
            .code_high = profile.code_high,
            .ram_typical = profile.ram_typical,
            .ram_low = profile.ram_low,
            .ram_high = profile.ram_high,
            .source = profile.source};
  for (const Footprint& footprint : profile.other_footprints)
    if (footprint.dtype == dtype) return footprint;
  Footprint unknown;
  unknown.dtype = dtype;
  return unknown;
}

Footprint footprint_on(const Target& target, const RuntimeProfile& profile, std::string_view dtype) {
  if (runs_on(profile, target)) return footprint_of(profile, dtype);
  Footprint unknown;
  unknown.dtype = dtype;
  return unknown;
}

bool runs_on(const RuntimeProfile& profile, const Target& target) {
  return profile.vendor.empty() || profile.vendor == target.vendor;
}

}  // namespace jauge::target
