// What a model costs on one target with one runtime: Flash, RAM, latency, energy, each with origin and interval.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzer/cost/counts.h"
#include "analyzer/cost/figure.h"
#include "analyzer/cost/st_view.h"
#include "analyzer/memory/plan.h"
#include "analyzer/target/runtime_profile.h"
#include "analyzer/target/target.h"

namespace jauge::cost {

// What the user's own firmware needs beside the network.
struct Reserve {
  Bytes stack = 2048_B;  // of the inference call
  Bytes ram;             // --reserve-ram
  Bytes flash;           // --reserve-flash
};

// Bytes put into one region.
struct PlacedIn {
  std::string region;
  Bytes bytes;
};

struct FlashUse {
  Figure weights;
  std::optional<Figure> code;  // nothing: unknown for this runtime
  Figure total;
  std::vector<PlacedIn> placed_in;  // empty when it fits nowhere
};

struct RamUse {
  Figure activations, scratch;
  std::optional<Figure> runtime;
  Figure stack, reserve;
  Figure total;
  std::vector<PlacedIn> placed_in;
};

struct LayerCycles {
  int index = 0;
  std::string name;
  std::optional<Figure> cycles;
};

struct Estimate {
  std::string runtime;       // profile name
  FlashUse flash;
  RamUse ram;
  std::optional<Figure> latency_ms;  // nothing: unknown, see why_no_latency
  std::string why_no_latency;
  std::optional<Figure> energy_mj;
  std::string why_no_energy;
  std::vector<LayerCycles> per_layer;  // of the deployable graph
};

struct Workload {
  const ir::Graph* deployable = nullptr;
  const Counts* counts = nullptr;  // of the deployable graph
  const StView* st = nullptr;
  const memory::Plan* plan = nullptr;
};

Estimate estimate(const Workload& workload, const target::Target& target, const target::RuntimeProfile& runtime,
                  const Reserve& reserve);

}  // namespace jauge::cost
