// A chip, core, board or runtime as the database keeps it: every figure with its unit and its source. to_target.h turns
// records into what the analyzer sees; find_fault.h says whether they may be used.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace jauge::mcu_db {

struct Fact {
  double value = 0;
  std::string unit;
  std::string source;  // the text behind the id; empty: the record names none
};

struct TextFact {
  std::string value;
  std::string source;
};

struct RegionRecord {
  std::string name;
  std::optional<std::uint64_t> start;  // empty: the source gives the size only
  Fact size;
  std::string kind;          // a word of region_kinds (names.h)
  std::optional<Fact> rate;  // the most that the bus of an external memory carries, MB/s
};

struct PartRecord {
  std::string vendor, family, part;
  std::vector<std::string> aliases;  // other package variants with the same memory, other spellings
  std::vector<std::string> same;     // parts of their own whose facts are these
  std::string order_suffix;          // what may follow in an order number: see is_order_suffix (names.h)
  std::vector<std::string> cores;    // normalised; the one that would run the network first
  std::string core_source;
  std::optional<TextFact> fpu;  // "none", "single", "double"; empty: as the core's record says
  std::optional<TextFact> dsp;  // "yes", "no"
  std::optional<TextFact> mve;  // "yes", "no"
  std::optional<TextFact> npu;
  std::optional<TextFact> cache;
  std::optional<Fact> clock, flash, ram, flash_wait_states, supply_min, supply_max, run_current;
  std::vector<RegionRecord> regions;
  std::vector<std::string> notes;
  std::vector<std::string> sources;  // of everything in the record, for people
};

struct CoreRecord {
  std::string core;
  std::string fpu, dsp, mve;  // as in PartRecord; empty: an option of the silicon, the part must say
  std::vector<std::string> notes;
  std::string source;
};

struct BoardRecord {
  std::string board, vendor, part;
  std::string source;  // of the board and of what sits on it
  std::vector<std::string> aliases;
  std::vector<RegionRecord> memories;  // memory-mapped, outside the chip
  std::optional<TextFact> probe, virtual_com_port;
  std::optional<Fact> clock;  // the default of its software package, not a limit
  std::vector<std::string> notes;
};

struct SizeRange {
  Fact typical, low, high;
};

struct FootprintRecord {
  std::string dtype;
  std::optional<SizeRange> code, ram;
};

struct LatencyRecord {
  std::string core, dtype, work;  // work: "st_macc" or "macs"
  Fact typical, low, high;
};

inline constexpr std::string_view weights_by_layer = "by layer";

struct RuntimeRecord {
  std::string runtime, title, source;
  std::string vendor;        // the only one whose chips it runs on; empty: any
  double arena_regions = 1;  // pieces of RAM that its arena may lie in
  std::string weights;       // weights_by_layer: each layer's may lie in a memory of their own; empty: all in one
  std::vector<FootprintRecord> footprints;
  std::vector<LatencyRecord> latency;
};

}  // namespace jauge::mcu_db
