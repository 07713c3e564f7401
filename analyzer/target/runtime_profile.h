// An inference library on the chip: what it links, what RAM it adds, how fast it is. One JSON record each
// (mcu_db/data/runtimes); the analyzer says what it must know, mcu_db fills it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/units.h"
#include "analyzer/target/code_record.h"
#include "analyzer/target/speed_model.h"
#include "analyzer/target/target.h"

namespace jauge::target {

// cycles = cycles_per_work x work, work being ST MACC or MACs as `work` says, on cores whose name starts with `core`.
struct LatencyRule {
  enum class Work { st_macc, macs } work = Work::macs;
  std::string core;   // prefix of Core::name: "Cortex-M4"
  std::string dtype;  // of the weights: "float32", "int8"
  double cycles_per_work = 0, low = 0, high = 0;
  std::string source;
};

// What the library adds to a network: kernels of another dtype are of another size.
struct Footprint {
  std::string dtype;  // of the weights
  std::optional<Bytes> code_typical, code_low, code_high;
  std::optional<Bytes> ram_typical, ram_low, ram_high;
  std::string source;
};

// Flash or RAM that a runtime needs for a network, beside its weights and activations:
//   bytes = fixed + per_layer x layers + per_window x largest window + for each kind of layer that occurs, its kernels
struct SizeModel {
  std::string dtype;    // of the weights
  std::string version;  // of the runtime, empty when there is only one
  std::string date;     // of the fit
  // What the library counts as layers: those of the deployable graph, or the nodes of STM32Cube.AI's C graph.
  enum class Layers { deployable, st_nodes } layers = Layers::deployable;
  double fixed = 0, per_layer = 0;
  double per_window = 0;  // elements that the widest convolution gathers for one output
  std::map<KernelClass, double> per_kind;
  double low = 1, high = 1;  // 90 % interval as factors of the value
  int networks = 0;
  std::string source;
};

struct RuntimeProfile {
  std::string name;   // as on the command line: "x-cube-ai"
  std::string title;  // "STM32Cube.AI (X-CUBE-AI)"
  // With float32 weights: Flash of library, network objects, toolchain library; RAM of the same, beside the
  // activations.
  std::optional<Bytes> code_typical, code_low, code_high;
  std::optional<Bytes> ram_typical, ram_low, ram_high;
  std::vector<LatencyRule> latency;  // asked where no speed model fits; both empty: latency unknown
  std::string source;
  std::vector<Footprint> other_footprints;  // for weights of other dtypes, at most one each
  std::vector<SpeedModel> speeds{};         // newest version first
  std::vector<SizeModel> code_sizes{};      // newest version first; asked before the footprints
  std::vector<SizeModel> ram_sizes{};
  std::vector<CodeRecord> code_records{};  // of our own runtime; asked before all others
  std::string vendor{};                    // the only one whose chips it runs on: "STMicroelectronics"; empty: any
  int arena_regions{1};                    // pieces of RAM that its arena may lie in; 1: one contiguous piece
  bool weights_by_layer{false};            // each layer's weights may lie in a memory of their own; else all in one
};

// Whether the library is made for this chip's vendor; whether it knows the core is for its latency rules to say.
bool runs_on(const RuntimeProfile& profile, const Target& target);

// The footprint for weights of `dtype`: the profile's own fields for float32, one of other_footprints, or unknown
// sizes.
Footprint footprint_of(const RuntimeProfile& profile, std::string_view dtype);

// The same on one chip: unknown sizes where the library does not run.
Footprint footprint_on(const Target& target, const RuntimeProfile& profile, std::string_view dtype);

}  // namespace jauge::target
