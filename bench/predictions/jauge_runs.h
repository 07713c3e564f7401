// Our own runtime: per-layer cycles from `jauge measure --json`, by the virtual board or by a real one.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "analyzer/base/result.h"
#include "bench/predictions/study.h"

namespace jauge::predictions {

// One network as a board ran it.
struct BoardRun {
  Run run;                           // engine "jauge", dtype that of the weights
  std::vector<double> layer_cycles;  // of the layers of run.what, 0 where the board says nothing
  bool is_virtual = true;
};

// The .json files of a folder, by name. The model is the input that the result names; when it is not there, the file of
// that name below `models`. Files that are no such results are named on standard error and left out.
std::vector<BoardRun> read_board_runs(const std::filesystem::path& results, const std::filesystem::path& models,
                                      Networks& networks);

struct JaugeTrial {
  const BoardRun* run = nullptr;
  double predicted = 0;  // cycles, by a fit without the network
};

struct JaugeFit {
  Study study;                // its terms, "jauge_int8" or "jauge_float32"
  std::vector<double> terms;  // fitted to all runs; logarithms
  std::vector<JaugeTrial> trials;
  double low = 1, high = 1;  // 90 % interval, the board's own included
  std::string version;       // of the firmware's build
};

// One fit for each data type that was run: every layer is an observation, and so is what is spent outside the layers.
std::vector<JaugeFit> fit_jauge(const std::vector<BoardRun>& runs);

// mcu_db/data/fits/jauge.json.
std::string jauge_fits_text(const std::vector<JaugeFit>& fits, const std::string& date);

// The section of docs/accuracy_of_predictions.md.
std::string jauge_section(const std::vector<JaugeFit>& fits);

}  // namespace jauge::predictions
