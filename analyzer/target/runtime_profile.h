// An inference library on the chip: what it links, what RAM it adds, how fast it is. One JSON record each
// (mcu_db/data/runtimes); the analyzer says what it must know, mcu_db fills it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzer/base/units.h"

namespace jauge::target {

// cycles = cycles_per_work x work, work being ST MACC or MACs as `work` says, on cores whose name starts with `core`.
struct LatencyRule {
  enum class Work { st_macc, macs } work = Work::macs;
  std::string core;   // prefix of Core::name: "Cortex-M4"
  std::string dtype;  // of the weights: "float32", "int8"
  double cycles_per_work = 0, low = 0, high = 0;
  std::string source;
};

struct RuntimeProfile {
  std::string name;   // as on the command line: "x-cube-ai"
  std::string title;  // "STM32Cube.AI (X-CUBE-AI)"
  std::optional<Bytes> code_typical, code_low, code_high;  // Flash of library, network objects, toolchain library
  std::optional<Bytes> ram_typical, ram_low, ram_high;     // RAM of the same, beside the activations
  std::vector<LatencyRule> latency;                        // empty: latency unknown
  std::string source;
};

}  // namespace jauge::target
