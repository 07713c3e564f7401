// Quantisation after training: calibrate, try the ways there are, keep what measures best. Read post_training.cpp for
// the order of steps.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/quantize/quantize_graph.h"
#include "analyzer/quantize/score.h"

namespace jauge::quantize {

struct Wishes {
  Precision precision = Precision::int8;
  Border border = Border::integers;
  std::string method = "auto";  // or the name of a calibration method
  bool may_equalise = true;
  bool may_correct_bias = true;
  bool sensitivity = false;
  std::uint64_t seed = 0;  // which sample of every four is held back: 0 the last, else drawn
};

// One way to quantise, and what it was worth on data that it was not calibrated with.
struct Candidate {
  std::string method;
  bool equalised = false, bias_corrected = false;
  Score held_back;
};

// What one layer's integers cost: the score of all other layers as integers and this one float.
struct LayerCost {
  std::string layer;
  std::int64_t correct_regained = 0;  // of the held-back samples; 0 without labels
  double noise_share = 0;             // of the noise at the outputs, that goes away
};

struct Quantised {
  ir::Graph graph;  // of integers
  ir::Graph real;   // the float graph of the same layers (prepared, equalised): what `graph` approximates
  std::vector<Candidate> tried;
  std::size_t chosen = 0;                // among `tried`
  Score real_score;                      // of the float graph on the held-back samples
  std::vector<LayerCost> layers;         // dearest first; with Wishes::sensitivity
  std::optional<LayerCost> dearest_two;  // the first two of them, both float at once
  std::vector<std::string> real_nodes;   // that stay float: no integer kernel
};

// `deployable`: as passes::make_deployable makes it. A quarter of `data` is held back to choose by (from 16 samples on;
// fewer are used for both), and the chosen way is calibrated again with all of it. With labels accuracy decides as far
// as it tells candidates apart, then the signal-to-noise ratio at the outputs.
// Errors: usage (no samples, an unknown method, a model without float layers); those of the executor; interrupted.
Result<Quantised> quantize_after_training(const ir::Graph& deployable, const SampleSet& data, const Wishes& wishes,
                                          const Effort& effort);

}  // namespace jauge::quantize
