#include <algorithm>

#include "analyzer/analysis/analysis.h"
#include "analyzer/cost/latency_rule.h"
#include "analyzer/cost/speed.h"

namespace jauge::analysis {
namespace {

// By somebody's board: what follows from the virtual one is no measurement.
bool is_measured(const target::RuntimeProfile& runtime, const target::Target& target, const std::string& dtype) {
  const auto* model = cost::speed_model(runtime, target, dtype);
  return (model && model->basis == target::SpeedModel::Basis::board) ||
         cost::latency_rule(runtime, target.core.name, dtype);
}

}  // namespace

const target::RuntimeProfile* default_runtime(std::span<const target::RuntimeProfile> runtimes, const ModelStudy& study,
                                              const target::Target& target) {
  const auto named = [runtimes](std::string_view name) -> const target::RuntimeProfile* {
    const auto found = std::ranges::find(runtimes, name, &target::RuntimeProfile::name);
    return found == runtimes.end() ? nullptr : &*found;
  };
  const auto* own = named("jauge");
  if (own && is_measured(*own, target, study.deployable_counts.weight_dtype)) return own;
  // The vendor's own library where it runs; elsewhere the one that runs everywhere.
  for (std::string_view name : {"x-cube-ai", "tflm-cmsis-nn"})
    if (const auto* published = named(name); published && target::runs_on(*published, target)) return published;
  return runtimes.empty() ? nullptr : &runtimes.front();
}

}  // namespace jauge::analysis
