#include "mcu_db/quantities.h"
#include "mcu_db/to_target.h"

namespace jauge::mcu_db {
namespace {

using target::Footprint;
using target::LatencyRule;
using target::RuntimeProfile;

Footprint footprint_from(const FootprintRecord& record) {
  Footprint footprint;
  footprint.dtype = record.dtype;
  if (const auto& code = record.code) {
    footprint.code_typical = size_of(code->typical);
    footprint.code_low = size_of(code->low);
    footprint.code_high = size_of(code->high);
    footprint.source = code->typical.source;
  }
  if (const auto& ram = record.ram) {
    footprint.ram_typical = size_of(ram->typical);
    footprint.ram_low = size_of(ram->low);
    footprint.ram_high = size_of(ram->high);
  }
  return footprint;
}

void add_footprint(RuntimeProfile& profile, const Footprint& footprint) {
  if (footprint.dtype != "float32") {
    profile.other_footprints.push_back(footprint);
    return;
  }
  profile.code_typical = footprint.code_typical;
  profile.code_low = footprint.code_low;
  profile.code_high = footprint.code_high;
  profile.ram_typical = footprint.ram_typical;
  profile.ram_low = footprint.ram_low;
  profile.ram_high = footprint.ram_high;
}

LatencyRule rule_from(const LatencyRecord& record) {
  return {.work = record.work == "macs" ? LatencyRule::Work::macs : LatencyRule::Work::st_macc,
          .core = record.core,
          .dtype = record.dtype,
          .cycles_per_work = record.typical.value,
          .low = record.low.value,
          .high = record.high.value,
          .source = record.typical.source};
}

}  // namespace

RuntimeProfile to_profile(const RuntimeRecord& runtime) {
  RuntimeProfile profile;
  profile.name = runtime.runtime;
  profile.title = runtime.title;
  profile.source = runtime.source;
  profile.vendor = runtime.vendor;
  profile.arena_regions = static_cast<int>(runtime.arena_regions);
  profile.weights_by_layer = runtime.weights == weights_by_layer;
  for (const FootprintRecord& record : runtime.footprints) add_footprint(profile, footprint_from(record));
  for (const LatencyRecord& record : runtime.latency) profile.latency.push_back(rule_from(record));
  return profile;
}

}  // namespace jauge::mcu_db
