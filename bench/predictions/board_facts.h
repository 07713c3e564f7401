// What the virtual board said of our own kernels: a fact a layer, kept as data so that the fit can be repeated without
// a board.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/cost/own_loops.h"

namespace jauge::predictions {

using Banks = std::array<double, 2>;  // cycles with option bit DBANK = 0 and 1

struct LayerFact {
  cost::LoopShape shape;
  Banks cycles = {};  // the hooks that tell one layer from the next taken off
};

struct NetworkFact {
  std::string name;
  std::string dtype;       // of the weights
  bool synthetic = false;  // made for the fit: never judged
  double macs = 0;
  Banks cycles = {};              // of one whole inference
  std::vector<LayerFact> layers;  // that run code; their cycles add up to the whole inference
};

struct BoardFacts {
  std::string date, build;  // of the firmware: names the kernels
  std::vector<NetworkFact> networks;
};

// Errors: those of read_file; damaged_file when it is no such file.
Result<BoardFacts> read_board_facts(const std::filesystem::path& path);
std::string board_facts_text(const BoardFacts& facts);

}  // namespace jauge::predictions
