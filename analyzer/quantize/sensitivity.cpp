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

// What comes back when these nodes stay float.
class Costing {
 public:
  Costing(const ir::Graph& real, const Scheme& scheme, const SampleSet& data, const Reference& reference,
          const Score& all_integers, const Effort& effort)
      : real_(real), scheme_(scheme), data_(data), reference_(reference), all_(all_integers), effort_(effort) {}

  Result<LayerCost> cost_of(std::string name, const std::vector<std::size_t>& nodes) const {
    Scheme but_these = scheme_;
    but_these.stays_float.assign(real_.nodes.size(), false);
    for (const std::size_t node : nodes) but_these.stays_float[node] = true;
    JAUGE_TRY(const ir::Graph graph, quantize_graph(real_, but_these));
    JAUGE_TRY(const Score without, score(graph, data_, reference_, effort_));
    const double noise = noise_of(all_);
    return LayerCost{.layer = std::move(name),
                     .correct_regained = without.correct ? *without.correct - *all_.correct : 0,
                     .noise_share = noise > 0 ? 1 - noise_of(without) / noise : 0};
  }

 private:
  const ir::Graph& real_;
  const Scheme& scheme_;
  const SampleSet& data_;
  const Reference& reference_;
  const Score& all_;
  const Effort& effort_;
};

struct CostAt {
  LayerCost cost;
  std::size_t node = 0;
};

}  // namespace

Result<LayerCosts> layer_costs(const ir::Graph& real, const Scheme& scheme, const SampleSet& data,
                               const Reference& reference, const Score& all_integers, const Effort& effort) {
  const Costing costing(real, scheme, data, reference, all_integers, effort);
  std::vector<CostAt> found;
  for (std::size_t i = 0; i < real.nodes.size(); ++i) {
    if (!layer_weights(real, real.nodes[i])) continue;
    JAUGE_TRY(LayerCost cost, costing.cost_of(real.nodes[i].name, {i}));
    found.push_back({std::move(cost), i});
  }
  std::ranges::stable_sort(found, std::greater{}, [](const CostAt& at) { return at.cost.noise_share; });
  LayerCosts result;
  for (const CostAt& at : found) result.layers.push_back(at.cost);
  if (found.size() < 2) return result;
  JAUGE_TRY(result.dearest_two,
            costing.cost_of(found[0].cost.layer + ", " + found[1].cost.layer, {found[0].node, found[1].node}));
  return result;
}

}  // namespace jauge::quantize
