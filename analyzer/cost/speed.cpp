#include "analyzer/cost/speed.h"

#include <algorithm>
#include <numeric>

#include "analyzer/cost/latency_rule.h"

namespace jauge::cost {
namespace {

using target::CycleTerm;
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

bool is_of_such_chips(const SpeedModel& model, const target::Target& target) {
  const bool is_of_part = model.parts.empty() || std::ranges::any_of(model.parts, [&](const std::string& beginning) {
                            return target.part.starts_with(beginning);
                          });
  return is_of_part && (!model.dual_bank || !target.dual_bank || *model.dual_bank == *target.dual_bank);
}

double cycles_of_turns(const target::LoopCycles& cycles, const Loops& loops) {
  const auto kernel = cycles.find(loops.kernel);
  if (kernel == cycles.end()) return 0;
  double sum = 0;
  for (const auto& [loop, turns] : loops.turns)
    if (const auto each = kernel->second.find(loop); each != kernel->second.end()) sum += each->second * turns;
  return sum;
}

double cycles_of_layer(const SpeedModel& model, const LayerWork& layer) {
  if (model.loops) return cycles_of_turns(*model.loops, loops_of(layer.loops)) * model.scale;
  double cycles = 0;
  for (const CycleTerm& term : model.terms)
    if (speaks_of(term, layer)) cycles += term.cycles * amount(layer, term.work, model.skips_dead_channels);
  return cycles * model.scale;
}

}  // namespace

const SpeedModel* speed_model(const target::RuntimeProfile& runtime, const target::Target& target,
                              const std::string& dtype) {
  const auto model = std::ranges::find_if(runtime.speeds, [&](const SpeedModel& candidate) {
    return candidate.dtype == dtype && is_of_such_chips(candidate, target) &&
           (is_of_this(candidate, target) || is_of_core(candidate, target));
  });
  return model == runtime.speeds.end() ? nullptr : &*model;
}

std::optional<std::string> kernel_without_speed(const SpeedModel& model, const std::vector<LayerCount>& layers) {
  for (const LayerCount& count : layers) {
    const LayerWork& layer = count.work;
    if (model.loops) {
      const std::string kernel = loops_of(layer.loops).kernel;
      if (!kernel.empty() && !model.loops->contains(kernel)) return kernel;
      continue;
    }
    const bool known = std::ranges::any_of(
        model.terms, [&](const CycleTerm& term) { return term.work == WorkKind::mac && speaks_of(term, layer); });
    if (layer.macs > 0 && layer.kernel && !known) return std::string(target::name_of(*layer.kernel));
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
