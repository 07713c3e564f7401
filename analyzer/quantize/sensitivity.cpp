#include "analyzer/quantize/sensitivity.h"

#include <algorithm>
#include <cmath>

#include "analyzer/quantize/layer_weights.h"

namespace jauge::quantize {
namespace {

// Noise by signal, from the ratio in decibels.
double noise_of(const Score& score) {
  return score.sqnr_db ? std::pow(10, -*score.sqnr_db / 10) : 0;
}

}  // namespace

Result<std::vector<LayerCost>> layer_costs(const ir::Graph& real, const Scheme& scheme, const SampleSet& data,
                                           const Reference& reference, const Score& all_integers,
                                           const Effort& effort) {
  std::vector<LayerCost> costs;
  for (std::size_t i = 0; i < real.nodes.size(); ++i) {
    if (!layer_weights(real, real.nodes[i])) continue;
    Scheme but_one = scheme;
    but_one.stays_float.assign(real.nodes.size(), false);
    but_one.stays_float[i] = true;
    JAUGE_TRY(const ir::Graph graph, quantize_graph(real, but_one));
    JAUGE_TRY(const Score without, score(graph, data, reference, effort));
    const double noise = noise_of(all_integers);
    costs.push_back({.layer = real.nodes[i].name,
                     .correct_regained = without.correct ? *without.correct - *all_integers.correct : 0,
                     .noise_share = noise > 0 ? 1 - noise_of(without) / noise : 0});
  }
  std::ranges::stable_sort(costs, std::greater{}, &LayerCost::noise_share);
  return costs;
}

}  // namespace jauge::quantize
