// Two models on the same samples: is one better, and where do they part?
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzer/evaluate/evaluation.h"

namespace jauge::evaluate {

// A tensor that both models compute.
struct LayerDivergence {
  std::string first, second;  // layer names in the two models
  double cosine = 1;
  double rmse = 0;
  double relative = 0;  // rmse / root mean square of the first model's values
};

struct ModelComparison {
  double agreement = 0;                        // share of samples with the same answer
  std::optional<McNemar> mc_nemar;             // with labels
  std::optional<TensorMetrics> cross;          // first model's outputs as reference; when outputs have one size
  std::vector<LayerDivergence> layers;         // in the order of the first model
  std::optional<std::size_t> first_diverging;  // index into layers
};

// Below this cosine two layers no longer say the same.
inline constexpr double diverging_cosine = 0.99;

// A model with what evaluate() said of it on the samples.
struct Judged {
  const ir::Graph* graph = nullptr;
  const Evaluation* evaluation = nullptr;
  dataset::Stated stated;
};

// Layers are compared on the first `layer_samples` samples and paired by the names of the user's file, else by operator
// and shape in order; those without a partner are left out.
Result<ModelComparison> compare_models(const Judged& first, const Judged& second, const dataset::Samples& samples,
                                       std::int64_t layer_samples = 16);

}  // namespace jauge::evaluate
