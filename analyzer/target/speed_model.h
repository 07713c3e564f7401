// How many cycles a runtime needs on one kind of core: a sum of terms, each so many cycles per unit of one kind of
// work.
//
//   cycles = scale x sum over layers and terms [ cycles of the term x work of the layer ]
//
// The coefficients are data (mcu_db/data/runtimes), fitted by least squares to runs that somebody published or that the
// virtual board made (bench/predictions); `source` says which.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jauge::target {

// Layers that a library runs in one kind of loop.
enum class KernelClass { convolution, pointwise, depthwise, dense, recurrent, pooling, elementwise, softmax, copy };

std::string_view name_of(KernelClass kernel);  // "convolution": the word of the data files
std::optional<KernelClass> kernel_class(std::string_view word);

enum class WorkKind {
  call,    // once per inference
  layer,   // once per layer
  mac,     // per multiply-accumulate
  tap,     // per start of an inner loop over input channels: MACs / input channels of the group
  gather,  // per element of the input window, for all output channels together: MACs / output channels of the group
  output,  // per element of the result
  weight,  // per weight read: what streaming from Flash costs
};

std::string_view name_of(WorkKind work);
std::optional<WorkKind> work_kind(std::string_view word);

struct CycleTerm {
  std::vector<KernelClass> kernels;  // empty for `call`
  WorkKind work = WorkKind::layer;
  double cycles = 0;  // per unit of work
};

// Cycles per turn of the loops of the project's own kernels, by kernel and by loop (analyzer/cost/own_loops.h).
using LoopCycles = std::map<std::string, std::map<std::string, double, std::less<>>, std::less<>>;

struct SpeedModel {
  // What the figures rest on, and so what an estimate may call itself.
  enum class Basis { published, virtual_board, board } basis = Basis::published;

  std::string part;  // the only chip or board it speaks of: one that the user has measured; empty: any

  std::string core;     // beginning of Core::name: "Cortex-M4"
  std::string dtype;    // of the weights: "float32", "int8"
  std::string version;  // of the runtime, empty when there is only one
  std::string date;     // of the fit: "2026-11-20"
  std::string source;
  bool skips_dead_channels = false;  // counts the MACs between channels that carry anything
  std::vector<std::string> parts;    // beginnings of the names of the only chips it speaks of; empty: any with the core
  std::optional<bool> dual_bank;     // only of Flash set so (Target::dual_bank); empty: however it is set
  std::vector<CycleTerm> terms;
  std::shared_ptr<const LoopCycles> loops;  // of our own kernels; given: `terms` is empty
  double scale = 1;                         // another core or version than the one the terms were fitted on

  // 90 % interval: value x low to value x high, from networks that were left out of the fit. Outside the range of MACs
  // that was fitted both ends move away by `beyond` again.
  double low = 1, high = 1, beyond = 1;
  double least_macs = 0, most_macs = 0;
  int networks = 0, rows = 0;  // that the fit rests on
};

}  // namespace jauge::target
