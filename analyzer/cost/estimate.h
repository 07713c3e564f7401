// What a model costs on one target with one runtime: Flash, RAM, latency, energy, each with origin and interval.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/sentence.h"
#include "analyzer/cost/counts.h"
#include "analyzer/cost/figure.h"
#include "analyzer/cost/own_code.h"
#include "analyzer/cost/st/st_view.h"
#include "analyzer/memory/plan.h"
#include "analyzer/target/runtime_profile.h"
#include "analyzer/target/target.h"

namespace jauge::cost {

// What the user's own firmware needs beside the network.
struct Reserve {
  Bytes stack = 2048_B;  // of the inference call
  Bytes ram;             // --reserve-ram
  Bytes flash;           // --reserve-flash
  // Above this share of Flash or RAM too little is left for a firmware that grows: the verdict is then `tight`.
  double tight_above = 0.90;
};

enum class Content { weights, code, activations, runtime, stack, reserve };

std::string_view name_of(Content content);  // "weights", "code" ...: the word of the JSON output

// Bytes put into one region.
struct PlacedIn {
  std::string region;
  Bytes bytes;
  Content content = Content::weights;
};

struct FlashUse {
  Figure weights;
  std::optional<Figure> code;  // nothing: unknown for this runtime, and `total` is a lower bound
  Figure reserve;              // of the user's own firmware
  Figure total;
  std::vector<PlacedIn> placed_in;  // empty when it fits nowhere
};

struct RamUse {
  Figure activations, scratch;
  std::optional<Figure> runtime;  // nothing: unknown, and `total` is a lower bound
  Figure stack, reserve;
  Figure total;
  std::vector<PlacedIn> placed_in;  // empty when it fits nowhere
};

struct LayerCycles {
  int index = 0;
  std::string name;
  std::optional<Figure> cycles;
};

struct Estimate {
  std::string runtime;        // profile name
  double tight_above = 0.90;  // of the reserve
  FlashUse flash;
  RamUse ram;
  std::optional<Figure> latency_ms;  // nothing: unknown, see why_no_latency
  Sentence why_no_latency;           // pattern empty when there is one
  Sentence latency_conditions;       // runtime, clock and source; pattern empty when there is none
  std::optional<Figure> energy_mj;
  Sentence why_no_energy;
  Sentence energy_conditions;          // current, supply and regulator assumed
  std::vector<LayerCycles> per_layer;  // of the deployable graph
};

struct Workload {
  const ir::Graph* deployable = nullptr;
  const Counts* counts = nullptr;  // of the deployable graph
  const StView* st = nullptr;
  const memory::Plan* plan = nullptr;
  const Packed* packed = nullptr;  // null: our own runtime does not run it, or nobody asked
};

Estimate estimate(const Workload& workload, const target::Target& target, const target::RuntimeProfile& runtime,
                  const Reserve& reserve);

}  // namespace jauge::cost
