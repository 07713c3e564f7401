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
#include "analyzer/memory/plan_levels.h"
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

// A layer whose weights lie outside the chip.
struct OutsideLayer {
  std::size_t layer = 0;  // index in Counts::layers
  Bytes bytes;
};

struct FlashUse {
  Figure weights;
  std::optional<Figure> code;  // nothing: unknown for this runtime, and `total` is a lower bound
  Figure reserve;              // of the user's own firmware
  Figure total;
  std::vector<PlacedIn> placed_in;  // empty when it fits nowhere
  // Of the weights, in the board's external Flash because the chip's own is too small.
  Bytes external;
  std::string external_region;
  std::vector<OutsideLayer> outside;
};

// The arena's share of one RAM region, or of neighbouring ones.
struct ArenaPart {
  std::string regions;  // "SRAM1 + SRAM2"
  Bytes bytes;
  bool is_external = false;
  std::vector<std::string> tensors;  // that lie in it, in the order in which they are written
};

struct RamUse {
  Figure activations, scratch;
  std::optional<Figure> runtime;  // nothing: unknown, and `total` is a lower bound
  Figure stack, reserve;
  Figure total;
  std::vector<PlacedIn> placed_in;  // empty when it fits nowhere
  // When no contiguous piece of internal RAM holds the arena: where its parts go. Activations and total are then those
  // of this arrangement.
  std::vector<ArenaPart> arena_parts;
  Bytes external;           // of the arena, in the board's external RAM
  bool may_spread = false;  // the runtime takes its arena in several pieces
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
  // What reading the board's external memories adds to an inference, and part of latency_ms. Nothing: nothing lies
  // there, or the clock is not known.
  std::optional<Figure> external_ms;
  Sentence latency_conditions;  // runtime, clock and source; pattern empty when there is none
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
  const memory::PlanLevels* levels = nullptr;  // of the deployable graph; null: no other level is looked at
  const Packed* packed = nullptr;              // null: our own runtime does not run it, or nobody asked
};

Estimate estimate(const Workload& workload, const target::Target& target, const target::RuntimeProfile& runtime,
                  const Reserve& reserve);

}  // namespace jauge::cost
