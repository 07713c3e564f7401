// Cycles of a network from a runtime's speed model.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzer/cost/counts.h"
#include "analyzer/target/runtime_profile.h"

namespace jauge::cost {

// The model for a chip and a data type: one of this very board or part, else the first for its core, which is the
// newest version's. Where it matters how the Flash is set and the target does not say, the first stands for all. A
// model for "Cortex-M4F" says nothing about a Cortex-M4 without FPU. Nothing when none is known.
const target::SpeedModel* speed_model(const target::RuntimeProfile& runtime, const target::Target& target,
                                      const std::string& dtype);

// The first kind of layer that matters and that the model has no figure for: then there is no prediction.
std::optional<std::string> kernel_without_speed(const target::SpeedModel& model, const std::vector<LayerCount>& layers);

struct NetworkCycles {
  std::vector<double> layers;  // one for each layer
  double call = 0;             // spent once, outside the layers
  double total() const;
};
NetworkCycles cycles_of(const target::SpeedModel& model, const std::vector<LayerCount>& layers);

// The ends of the 90 % interval as factors of the value, widened for networks unlike those of the fit.
struct IntervalFactors {
  double low = 1, high = 1;
};
IntervalFactors interval_of(const target::SpeedModel& model, double macs);

}  // namespace jauge::cost
