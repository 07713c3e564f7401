// How near a graph of integers comes to the float graph it was made from.
#pragma once

#include <optional>
#include <vector>

#include "analyzer/quantize/samples.h"

namespace jauge::quantize {

struct Score {
  std::int64_t samples = 0;
  std::optional<std::int64_t> correct;  // with labels: how often the largest output is the label's
  std::vector<bool> hits;               // with labels: whether sample i was correct
  // Against the reference: 10 log10(signal / noise) over all judged values; nothing without a reference or without
  // noise.
  std::optional<double> sqnr_db;

  double accuracy() const { return static_cast<double>(*correct) / static_cast<double>(samples); }
};

// What the float graph answers, to judge others by: its outputs, but what goes *into* a final Softmax or Sigmoid, which
// would hide errors where it saturates.
struct Reference {
  std::vector<std::vector<double>> judged;  // for each sample all judged values
};

struct ReferenceAndScore {
  Reference reference;
  Score score;
};
Result<ReferenceAndScore> reference_of(const ir::Graph& graph, const SampleSet& data, const Effort& effort);

// `data` holds the float graph's inputs; integer inputs of `graph` are quantised by their scale. The predicted class is
// the largest of output 0, the first among equals; a single output says class 1 from 0.5 on.
Result<Score> score(const ir::Graph& graph, const SampleSet& data, const Reference& reference, const Effort& effort);

// A float sample as `graph` takes it.
Sample fitted(const ir::Graph& graph, const Sample& sample);

}  // namespace jauge::quantize
