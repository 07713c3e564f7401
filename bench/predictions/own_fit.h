// Our own runtime: what a turn of each loop of its kernels takes, from the facts of the virtual board.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "bench/predictions/board_facts.h"

namespace jauge::predictions {

// Cycles per turn: by kernel with its world, then by loop.
using LoopCycles = std::map<std::string, std::map<std::string, double>>;

struct OwnTrial {
  const NetworkFact* network = nullptr;
  std::size_t bank = 0;
  double predicted = 0;      // cycles, by a fit without the network and its likes
  double low = 1, high = 1;  // the fit's own 90 % interval without the network, factors of the prediction
};

struct KernelError {
  std::string kernel;
  int layers = 0;                           // of networks that people use
  double median = 0, worst = 0, share = 0;  // of layers by themselves; of all cycles
};

struct OwnFit {
  std::array<LoopCycles, 2> by_bank;  // fitted to everything
  std::vector<OwnTrial> trials;       // networks that people use, every bank
  std::vector<std::string> unjudged;  // networks with a kernel that no other network has
  std::vector<KernelError> kernels;
  std::map<std::string, double> spread;  // by data type: 90 % of the logarithm of predicted / modelled
};

OwnFit fit_own(const BoardFacts& facts);

// Nothing when a layer's kernel has no figures.
std::optional<double> cycles_of(const LoopCycles& cycles, const std::vector<LayerFact>& layers);

}  // namespace jauge::predictions
