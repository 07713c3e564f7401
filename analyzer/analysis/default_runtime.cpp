#include <algorithm>

#include "analyzer/analysis/analysis.h"
#include "analyzer/cost/latency_rule.h"

namespace jauge::analysis {

const target::RuntimeProfile* default_runtime(std::span<const target::RuntimeProfile> runtimes, const ModelStudy& study,
                                              const target::Target& target) {
  const auto named = [runtimes](std::string_view name) -> const target::RuntimeProfile* {
    const auto found = std::ranges::find(runtimes, name, &target::RuntimeProfile::name);
    return found == runtimes.end() ? nullptr : &*found;
  };
  const auto* own = named("jauge");
  if (own && cost::knows_speed(*own, target, study.deployable_counts.weight_dtype)) return own;
  // The vendor's own library where it runs; elsewhere the one that runs everywhere.
  for (std::string_view name : {"x-cube-ai", "tflm-cmsis-nn"})
    if (const auto* published = named(name); published && target::runs_on(*published, target)) return published;
  return runtimes.empty() ? nullptr : &runtimes.front();
}

}  // namespace jauge::analysis
