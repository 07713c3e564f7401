#include "mcu_db/to_target.h"

#include <algorithm>

#include "mcu_db/names.h"
#include "mcu_db/quantities.h"

namespace jauge::mcu_db {
namespace {

using target::Core;
using target::Fpu;
using target::MemoryRegion;
using target::Target;

std::optional<Fpu> fpu_of(const std::string& word) {
  if (word == "none") return Fpu::none;
  if (word == "single") return Fpu::single_precision;
  if (word == "double") return Fpu::double_precision;
  return std::nullopt;
}

std::optional<bool> yes_or_no(const std::string& word) {
  if (word.empty()) return std::nullopt;
  return word == "yes";
}

const std::string& said(const std::optional<TextFact>& by_part, const std::string& by_core) {
  return by_part ? by_part->value : by_core;
}

Core core_of(const PartRecord& part, const CoreRecord& record) {
  return {.name = record.core,
          .fpu = fpu_of(said(part.fpu, record.fpu)),
          .dsp = yes_or_no(said(part.dsp, record.dsp)),
          .mve = yes_or_no(said(part.mve, record.mve)),
          .npu = said(part.npu, "")};
}

MemoryRegion region_of(const RegionRecord& region) {
  return {.name = region.name,
          .start = region.start.value_or(0),
          .size = *size_of(region.size),
          .kind = *region_kind(region.kind),
          .start_known = region.start.has_value(),
          .source = region.size.source,
          .bytes_per_second = region.rate ? std::optional(region.rate->value * 1e6) : std::nullopt};
}

std::optional<Bytes> data_ram(const PartRecord& part, const std::vector<MemoryRegion>& regions) {
  Bytes in_regions;
  for (const MemoryRegion& region : regions)
    if (target::is_internal_ram_for_data(region.kind)) in_regions += region.size;
  const auto stated = part.ram ? size_of(*part.ram) : std::nullopt;
  if (in_regions.value == 0) return stated;
  return stated ? std::min(in_regions, *stated) : in_regions;
}

std::optional<double> value_of(const std::optional<Fact>& fact) {
  return fact ? std::optional(fact->value) : std::nullopt;
}

std::string joined(const std::vector<std::string>& texts) {
  std::string result;
  for (const std::string& text : texts) result += (result.empty() ? "" : " | ") + text;
  return result;
}

std::vector<std::string> notes_of(const PartRecord& part) {
  std::vector<std::string> notes = part.notes;
  if (part.cores.size() > 1) notes.push_back("further cores: " + joined({part.cores.begin() + 1, part.cores.end()}));
  if (part.cache) notes.push_back("cache: " + part.cache->value);
  return notes;
}

std::string megahertz(const Fact& clock) {
  return std::to_string(clock_of(clock)->value / 1'000'000) + " MHz";
}

}  // namespace

Target to_target(const PartRecord& part, const CoreTable& cores) {
  Target target;
  target.part = part.part;
  target.vendor = part.vendor;
  target.family = part.family;
  target.core = core_of(part, cores.at(part.cores.front()));
  target.clock = part.clock ? clock_of(*part.clock) : std::nullopt;
  for (const RegionRecord& region : part.regions) target.regions.push_back(region_of(region));
  target.flash = part.flash ? size_of(*part.flash) : std::nullopt;
  target.ram = data_ram(part, target.regions);
  if (part.flash_wait_states) target.flash_wait_states = static_cast<int>(part.flash_wait_states->value);
  target.supply_min_v = value_of(part.supply_min);
  target.supply_max_v = value_of(part.supply_max);
  target.run_current_ua_per_mhz = value_of(part.run_current);
  target.notes = notes_of(part);
  target.source = joined(part.sources);
  return target;
}

Target to_target(const BoardRecord& board, Target chip) {
  chip.board = board.board;
  chip.board_count = 0;
  for (const RegionRecord& memory : board.memories) chip.regions.push_back(region_of(memory));
  if (board.probe) chip.notes.push_back("debug probe: " + board.probe->value);
  if (board.virtual_com_port) chip.notes.push_back("virtual COM port: " + board.virtual_com_port->value);
  if (board.clock && clock_of(*board.clock) != chip.clock)
    chip.notes.push_back("the board's software package runs the chip at " + megahertz(*board.clock));
  chip.notes.insert(chip.notes.end(), board.notes.begin(), board.notes.end());
  chip.source += (chip.source.empty() ? "" : " | ") + board.source;
  return chip;
}

}  // namespace jauge::mcu_db
