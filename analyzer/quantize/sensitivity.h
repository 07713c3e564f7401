// Which layers the loss comes from.
#pragma once

#include "analyzer/quantize/post_training.h"

namespace jauge::quantize {

struct LayerCosts {
  std::vector<LayerCost> layers;         // dearest first
  std::optional<LayerCost> dearest_two;  // both float at once; none when there are fewer
};

// Each layer with weights in turn stays float while all others are integers: what the score regains is what the layer
// costs. `real` and `scheme` made the graph whose score on `data` is `all_integers`.
Result<LayerCosts> layer_costs(const ir::Graph& real, const Scheme& scheme, const SampleSet& data,
                               const Reference& reference, const Score& all_integers, const Effort& effort);

}  // namespace jauge::quantize
