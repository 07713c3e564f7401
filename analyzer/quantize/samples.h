// Data to calibrate and to judge with: plain arrays, so that any reader of data sets can supply them.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "analyzer/base/progress.h"
#include "analyzer/base/result.h"
#include "analyzer/ir/graph.h"

namespace jauge::quantize {

using Sample = std::vector<ir::Array>;  // one array for each graph input, as the float model takes it

struct SampleSet {
  std::vector<Sample> samples;
  std::vector<int> labels;  // a class for each sample, or none at all

  bool labelled() const { return !labels.empty(); }
};

// How work on many samples runs.
struct Effort {
  int jobs = 1;  // threads
  Progress progress = {};
};

// Samples are dealt out to so many lanes, whatever the number of threads: a lane's samples are seen one after the
// other and in order, so that sums over a lane are the same on every machine.
inline constexpr int lanes = 8;

// Runs `graph` on every sample, `see` being called as execute::Observer is, with lane and index of the sample first,
// and `done` with the graph's outputs. Different lanes may call at the same time.
// Errors: those of execute::Program; interrupted.
struct RunCalls {
  std::function<void(int lane, std::size_t sample, ir::TensorId, const ir::Array&)> see = {};
  std::function<void(int lane, std::size_t sample, const std::vector<ir::Array>&)> done = {};
};
Result<void> run_samples(const ir::Graph& graph, std::span<const Sample> samples, const RunCalls& calls,
                         const Effort& effort, std::string_view phase);

}  // namespace jauge::quantize
