#include "mcu_db/find_fault.h"

#include <algorithm>
#include <cmath>

#include "mcu_db/names.h"
#include "mcu_db/quantities.h"

namespace jauge::mcu_db {
namespace {

using Fault = std::optional<std::string>;

enum class Zero { allowed, refused };

Fault sourceless(const std::string& name, const std::string& source) {
  if (source.empty()) return name + " has no source";
  return std::nullopt;
}

Fault size_fault(const std::string& name, const Fact& fact, Zero zero) {
  if (!bytes_per(fact.unit)) return name + " is in '" + fact.unit + "'; sizes are in B, KiB, MiB, GiB, KB, MB or GB";
  const auto size = size_of(fact);
  if (!size) return name + " is not a whole number of bytes from 0 to 2^40";
  if (size->value == 0 && zero == Zero::refused) return name + " is 0";
  return sourceless(name, fact.source);
}

Fault clock_fault(const std::string& name, const std::optional<Fact>& fact) {
  if (!fact) return std::nullopt;
  if (!hertz_per(fact->unit)) return name + " is in '" + fact->unit + "'; clocks are in Hz, kHz, MHz or GHz";
  const auto clock = clock_of(*fact);
  if (!clock || clock->value == 0) return name + " is not between 1 Hz and 100 GHz";
  return sourceless(name, fact->source);
}

Fault number_fault(const std::string& name, const std::optional<Fact>& fact, std::string_view unit, double low,
                   double high) {
  if (!fact) return std::nullopt;
  if (fact->unit != unit) return name + " is in '" + fact->unit + "'; it must be in '" + std::string(unit) + "'";
  if (!(fact->value >= low && fact->value <= high)) return name + " is out of range";
  return sourceless(name, fact->source);
}

Fault wait_states_fault(const std::optional<Fact>& fact) {
  if (fact && fact->value != std::floor(fact->value)) return "flash_wait_states is not a whole number";
  return number_fault("flash_wait_states", fact, "wait states", 0, 64);
}

Fault word_fault(const std::string& name, const std::optional<TextFact>& fact,
                 std::initializer_list<std::string_view> words) {
  if (!fact) return std::nullopt;
  if (words.size() > 0 && std::ranges::find(words, fact->value) == words.end())
    return name + " has the unknown value '" + fact->value + "'";
  if (fact->value.empty()) return name + " is empty";
  return sourceless(name, fact->source);
}

Fault rate_fault(const std::string& name, const std::optional<Fact>& rate, bool external) {
  if (!rate) return std::nullopt;
  if (!external) return name + " lies on the chip: a rate is for memories outside it";
  if (rate->unit != "MB/s") return name + " has a rate in '" + rate->unit + "'; rates are in MB/s";
  if (!(rate->value > 0) || rate->value > 1e5) return name + " has an impossible rate";
  return sourceless(name, rate->source);
}

Fault region_fault(const RegionRecord& region, bool on_chip) {
  if (region.name.empty()) return "a region has no name";
  const std::string name = "region '" + region.name + "'";
  const auto kind = region_kind(region.kind);
  if (!kind) return name + " has the unknown kind '" + region.kind + "'";
  const bool external = *kind == target::MemoryKind::external_flash || *kind == target::MemoryKind::external_ram;
  if (external == on_chip)
    return name +
           (on_chip ? " is external: it belongs to a board" : " is of a chip: a board adds external memory only");
  if (region.start && *region.start >= (std::uint64_t{1} << 40)) return name + " starts above 2^40";
  if (auto fault = rate_fault(name, region.rate, external)) return fault;
  return size_fault(name, region.size, Zero::refused);
}

// Expects regions whose sizes are valid.
Fault overlap_fault(std::vector<RegionRecord> regions) {
  std::erase_if(regions, [](const RegionRecord& region) { return !region.start; });
  std::ranges::stable_sort(regions, {}, [](const RegionRecord& region) { return *region.start; });
  for (std::size_t i = 1; i < regions.size(); ++i) {
    const auto end = *regions[i - 1].start + static_cast<std::uint64_t>(size_of(regions[i - 1].size)->value);
    if (end > *regions[i].start) return "regions '" + regions[i - 1].name + "' and '" + regions[i].name + "' overlap";
  }
  return std::nullopt;
}

Fault regions_fault(const std::vector<RegionRecord>& regions, bool on_chip) {
  for (const RegionRecord& region : regions)
    if (Fault fault = region_fault(region, on_chip)) return fault;
  for (std::size_t i = 0; i < regions.size(); ++i)
    for (std::size_t j = i + 1; j < regions.size(); ++j)
      if (regions[i].name == regions[j].name) return "two regions are called '" + regions[i].name + "'";
  return overlap_fault(regions);
}

Fault core_fault(const PartRecord& part, const CoreTable& cores) {
  if (part.cores.empty()) return "no core is named";
  for (const std::string& core : part.cores)
    if (!cores.contains(core)) return "core '" + core + "' is not one of data/cores";
  return sourceless("core", part.core_source);
}

Fault supply_fault(const PartRecord& part) {
  if (Fault fault = number_fault("supply", part.supply_min, "V", 0.1, 60)) return fault;
  if (Fault fault = number_fault("supply", part.supply_max, "V", 0.1, 60)) return fault;
  if (part.supply_min && part.supply_max && part.supply_min->value > part.supply_max->value)
    return "supply ends below its start";
  return std::nullopt;
}

Fault first_of(std::initializer_list<Fault> faults) {
  for (const Fault& fault : faults)
    if (fault) return fault;
  return std::nullopt;
}

// `low` <= `typical` <= `high` of one figure, each already found to be a size or number of its own.
Fault order_fault(const std::string& name, double typical, double low, double high) {
  if (low <= typical && typical <= high) return std::nullopt;
  return name + " is not in the order low, typical, high";
}

Fault range_fault(const std::string& name, const std::optional<SizeRange>& range) {
  if (!range) return std::nullopt;
  return first_of({size_fault(name + " typical", range->typical, Zero::allowed),
                   size_fault(name + " low", range->low, Zero::allowed),
                   size_fault(name + " high", range->high, Zero::allowed),
                   order_fault(name, range->typical.value, range->low.value, range->high.value)});
}

Fault latency_fault(const LatencyRecord& rule) {
  const std::string name = "the latency rule for " + rule.dtype + " on " + rule.core;
  if (rule.work != "macs" && rule.work != "st_macc") return name + " counts the unknown work '" + rule.work + "'";
  const std::string unit = rule.work == "macs" ? "cycles/MAC" : "cycles/MACC";
  return first_of({number_fault(name, rule.typical, unit, 1e-3, 1e6), number_fault(name, rule.low, unit, 1e-3, 1e6),
                   number_fault(name, rule.high, unit, 1e-3, 1e6),
                   order_fault(name, rule.typical.value, rule.low.value, rule.high.value)});
}

}  // namespace

Fault find_fault(const PartRecord& part, const CoreTable& cores) {
  if (name_key(part.part).empty()) return "the part has no name";
  if (part.flash)
    if (Fault fault = size_fault("flash", *part.flash, Zero::allowed)) return fault;
  if (part.ram)
    if (Fault fault = size_fault("ram", *part.ram, Zero::refused)) return fault;
  return first_of({core_fault(part, cores), word_fault("fpu", part.fpu, {"none", "single", "double"}),
                   word_fault("dsp", part.dsp, {"yes", "no"}), word_fault("mve", part.mve, {"yes", "no"}),
                   word_fault("npu", part.npu, {}), word_fault("cache", part.cache, {}),
                   clock_fault("clock", part.clock), wait_states_fault(part.flash_wait_states),
                   number_fault("run_current", part.run_current, "uA/MHz", 0.01, 1e5), supply_fault(part),
                   regions_fault(part.regions, /*on_chip=*/true)});
}

Fault find_fault(const CoreRecord& core) {
  if (core.core.empty()) return "the core has no name";
  const auto word = [](const std::string& text) {
    return text.empty() ? std::optional<TextFact>() : TextFact{text, "the file"};
  };
  return first_of({word_fault("fpu", word(core.fpu), {"none", "single", "double"}),
                   word_fault("dsp", word(core.dsp), {"yes", "no"}), word_fault("mve", word(core.mve), {"yes", "no"}),
                   sourceless("the core", core.source)});
}

Fault find_fault(const BoardRecord& board, const PartRecord& part) {
  if (name_key(board.board).empty()) return "the board has no name";
  if (board.vendor.empty()) return "the board has no vendor";
  std::vector<RegionRecord> all = part.regions;
  all.insert(all.end(), board.memories.begin(), board.memories.end());
  const Fault memories = regions_fault(board.memories, /*on_chip=*/false);
  return first_of({sourceless("the board", board.source), clock_fault("clock", board.clock),
                   word_fault("probe", board.probe, {}), word_fault("virtual_com_port", board.virtual_com_port, {}),
                   memories ? memories : overlap_fault(all)});
}

Fault find_fault(const RuntimeRecord& runtime) {
  if (runtime.runtime.empty() || runtime.title.empty()) return "the runtime has no name or no title";
  if (runtime.arena_regions < 1 || runtime.arena_regions > 64 ||
      runtime.arena_regions != std::floor(runtime.arena_regions))
    return "arena_regions is no number of memories";
  if (!runtime.weights.empty() && runtime.weights != weights_by_layer)
    return "weights is '" + runtime.weights + "'; it is left out or says '" + std::string(weights_by_layer) + "'";
  for (const FootprintRecord& footprint : runtime.footprints) {
    if (footprint.dtype.empty()) return "a footprint has no dtype";
    if (std::ranges::count(runtime.footprints, footprint.dtype, &FootprintRecord::dtype) > 1)
      return "two footprints are for " + footprint.dtype;
    const std::string of = " of " + footprint.dtype;
    if (const Fault fault =
            first_of({range_fault("code" + of, footprint.code), range_fault("ram" + of, footprint.ram)}))
      return fault;
  }
  for (const LatencyRecord& rule : runtime.latency)
    if (Fault fault = latency_fault(rule)) return fault;
  return sourceless("the runtime", runtime.source);
}

}  // namespace jauge::mcu_db
