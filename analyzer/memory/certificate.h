// Why a plan cannot be smaller.
#pragma once

#include <vector>

#include "analyzer/memory/plan.h"

namespace jauge::memory {

// Where the peak of plan.live_bytes is, who lives there and the floor. The caller knows the
// kind, the model and how the order was found.
void describe_peak(const ir::Graph& graph, Plan& plan);

}  // namespace jauge::memory
