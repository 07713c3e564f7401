#include "analyzer/cost/speed.h"

#include <algorithm>
#include <numeric>

#include "analyzer/cost/latency_rule.h"

namespace jauge::cost {
namespace {

using target::CycleTerm;
using target::KernelClass;
using target::SpeedModel;
using target::WorkKind;

bool speaks_of(const CycleTerm& term, const LayerWork& layer) {
  return layer.kernel && std::ranges::find(term.kernels, *layer.kernel) != term.kernels.end();
}

bool is_of_this(const SpeedModel& model, const target::Target& target) {
  return !model.part.empty() && (model.part == target.board || model.part == target.part);
}

bool is_of_core(const SpeedModel& model, const target::Target& target) {
  return model.part.empty() && names_core(model.core, target.core.name);
}

double cycles_of_layer(const SpeedModel& model, const LayerWork& layer) {
  double cycles = 0;
  for (const CycleTerm& term : model.terms)
    if (speaks_of(term, layer)) cycles += term.cycles * amount(layer, term.work, model.skips_dead_channels);
  return cycles * model.scale;
}

}  // namespace

const SpeedModel* speed_model(const target::RuntimeProfile& runtime, const target::Target& target,
                              const std::string& dtype) {
  const auto model = std::ranges::find_if(runtime.speeds, [&](const SpeedModel& candidate) {
    return candidate.dtype == dtype && (is_of_this(candidate, target) || is_of_core(candidate, target));
  });
  return model == runtime.speeds.end() ? nullptr : &*model;
}

std::optional<KernelClass> kernel_without_speed(const SpeedModel& model, const std::vector<LayerCount>& layers) {
  for (const LayerCount& count : layers) {
    const LayerWork& layer = count.work;
    const bool known = std::ranges::any_of(
        model.terms, [&](const CycleTerm& term) { return term.work == WorkKind::mac && speaks_of(term, layer); });
    if (layer.macs > 0 && layer.kernel && !known) return layer.kernel;
  }
  return std::nullopt;
}

double NetworkCycles::total() const {
  return std::accumulate(layers.begin(), layers.end(), call);
}

NetworkCycles cycles_of(const SpeedModel& model, const std::vector<LayerCount>& layers) {
  NetworkCycles cycles;
  for (const CycleTerm& term : model.terms)
    if (term.work == WorkKind::call) cycles.call += term.cycles * model.scale;
  for (const LayerCount& layer : layers) cycles.layers.push_back(cycles_of_layer(model, layer.work));
  return cycles;
}

IntervalFactors interval_of(const SpeedModel& model, double macs) {
  const bool inside = macs >= model.least_macs && macs <= model.most_macs;
  const double further = inside ? 1 : model.beyond;
  return {model.low / further, model.high * further};
}

}  // namespace jauge::cost
