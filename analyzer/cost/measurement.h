// What a board said about one model. The probe host fills it; cost, reports and window read it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analyzer/base/units.h"
#include "analyzer/cost/figure.h"

namespace jauge::cost {

// What the cycle model of the virtual board may be wrong by: 6.1 % at most on eight published latencies of whole
// networks on the same core (docs/accuracy_of_predictions.md), rounded up.
inline constexpr double modelled_interval = 0.10;

struct MeasuredBoard {
  std::string kind;      // "virtual", "host" (a desktop process, whose times say nothing), else the board's folder name
  std::string emulates;  // of the virtual board: the folder name of the board whose firmware it runs
  std::string id;        // the chip's unique id, hexadecimal
  std::string firmware, build;
  Hertz clock;
  bool clock_is_exact = false;     // locked to a crystal
  std::optional<bool> dual_bank;   // option bit DBANK
  std::optional<int> wait_states;  // of the Flash
};

// Of inferences of one sample, warm-up left out.
struct LatencyRuns {
  Figure latency_ms;  // the median
  Figure cycles;      // the median
  double p95_ms = 0, min_ms = 0, max_ms = 0;
  std::int64_t runs = 0;
  double spread = 0;      // (p95 - smallest) / median
  bool unstable = false;  // spread above 2 %: something disturbed the runs
};

// Requires at least one run and a clock. p95 by nearest rank.
LatencyRuns latency_of_runs(std::span<const std::uint64_t> cycles, Hertz clock, Origin origin);

struct MeasuredLayer {
  int index = 0;  // of the deployable graph's node
  std::string name;
  Cycles cycles;
};

struct LinkQuality {
  std::int64_t frames = 0, resent = 0, crc_errors = 0, interruptions = 0;
  std::uint32_t baud = 0;
};

struct MeasuredEnergy {
  double current_ma = 0, idle_ma = 0, supply_v = 0;
  Figure energy_mj;  // of one inference: current x supply x its time
  std::int64_t inferences = 0;
};

struct Measurement {
  MeasuredBoard board;
  Origin origin = Origin::measured;    // modelled when the board is virtual
  std::optional<LatencyRuns> latency;  // nothing from a desktop process
  std::vector<MeasuredLayer> layers;   // those that run on the board; their sum is a little above the whole run's
  std::optional<Bytes> stack_bytes;    // high-water mark
  Bytes arena_bytes, package_bytes;
  std::optional<Bytes> code_bytes;  // of the runtime's kernels that the model needs
  LinkQuality link;
  std::optional<MeasuredEnergy> energy;
  std::int64_t repeated_samples = 0, unstable_samples = 0;  // run twice; of those, with other outputs
};

}  // namespace jauge::cost
