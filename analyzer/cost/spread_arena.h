// The arena over several pieces of RAM.
#pragma once

#include "analyzer/cost/estimate.h"

namespace jauge::cost {

// Where the arena of a network that finds no contiguous piece would go if its runtime could split it over internal RAM.
// Empty: nowhere.
std::vector<ArenaPart> arena_if_spread(const Workload& workload, const target::Target& target,
                                       const Estimate& estimate);

}  // namespace jauge::cost
