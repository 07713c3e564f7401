// A chip (or a board with one) as the analyzer sees it. mcu_db fills it; the analyzer never reads the database.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/base/units.h"

namespace jauge::target {

enum class MemoryKind {
  flash,           // internal, program and constants
  sram,            // general RAM, AXI SRAM included
  ccm,             // core-coupled: data only, no DMA
  dtcm,            // tightly coupled data
  itcm,            // tightly coupled code: never for the arena
  backup,          // kept in standby: never for the arena
  reserved,        // of a radio, network core or accelerator: never for the arena
  external_flash,  // memory-mapped, on the board
  external_ram,    // memory-mapped, on the board
};

struct MemoryRegion {
  std::string name;         // "SRAM1"
  std::uint64_t start = 0;  // address
  Bytes size;
  MemoryKind kind = MemoryKind::sram;
  bool start_known = true;  // some sources give sizes without addresses
  std::string source;       // where the figures come from
  // The most that its bus carries; of memories outside the chip. Empty: nobody says.
  std::optional<double> bytes_per_second{};
};

bool is_external(MemoryKind kind);

enum class Fpu { none, single_precision, double_precision };

struct Core {
  std::string name;  // normalised: "Cortex-M4F"
  std::optional<Fpu> fpu;
  std::optional<bool> dsp;  // SIMD-in-register instructions (SMLAD and friends)
  std::optional<bool> mve;  // Helium
  std::string npu;          // empty: none known
};

// Consecutive regions that one arena may span.
struct RamBlock {
  std::vector<std::size_t> regions;  // indices into Target::regions, by address
  Bytes size;
};

enum class Regulator { linear, switching };

// What a chip was seen to draw while a network runs, from energy runs that somebody published. Behind a linear
// regulator the current does not depend on the supply; behind a switching one the power does not.
struct InferenceCurrent {
  Regulator regulator = Regulator::linear;
  double ua_per_mhz = 0;
  double supply_v = 0;       // of the runs
  double low = 1, high = 1;  // factors that hold nine in ten of the runs
  int networks = 0;
  std::string source;
};

// What somebody asks for a part: from the user's overlay, never from this project.
struct Offer {
  double price = 0;  // of one piece
  std::string currency;
  std::int64_t quantity = 1;  // from which the price holds
  std::string date;           // "2026-11-20"
  std::optional<std::int64_t> stock;
  std::string notes;
};

struct Target {
  std::string part;  // "STM32L4R9AI"
  std::string vendor;
  std::string family;
  Core core;
  std::optional<Hertz> clock;  // the highest
  std::vector<MemoryRegion> regions;
  std::optional<Bytes> flash;            // internal; empty: unknown
  std::optional<Bytes> ram;              // internal, usable for data; empty: unknown
  std::optional<int> flash_wait_states;  // at `clock`
  std::optional<bool> dual_bank;         // how the Flash is set (option bit DBANK of STM32L4+); empty: not told
  std::optional<double> supply_min_v, supply_max_v;
  std::optional<double> run_current_ua_per_mhz;  // product-page figure, conditions unknown
  std::string board;                             // empty: a bare chip
  std::vector<InferenceCurrent> inference_currents;
  std::optional<double> supply_v;      // that it runs at; empty: not chosen
  std::optional<Regulator> regulator;  // that feeds the core; empty: not chosen
  std::optional<Offer> offer;
  int board_count = 0;  // of a bare chip: boards known to carry it
  std::vector<std::string> notes;
  std::string source;
};

bool is_internal_ram_for_data(MemoryKind kind);

// Internal RAM in blocks of address-adjacent regions, the largest block first. Cortex-M3, M4 and M7 are not joined
// across 0x20000000: the two sides hang on different buses.
std::vector<RamBlock> ram_blocks(const Target& target);

// Sum of the internal flash regions and of the regions of one kind.
Bytes total_of(const Target& target, MemoryKind kind);

}  // namespace jauge::target
