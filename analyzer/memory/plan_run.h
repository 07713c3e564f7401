// The judge's run of a plan. It knows nothing of lifetimes, claims, shifts or ring sizes.
#pragma once

#include <optional>
#include <string>

#include "analyzer/memory/plan.h"

namespace jauge::memory {

// Runs the order on a picture of the arena, row by row, moves and scratch included. The first reader that does not find
// the value it wants is the fault. The order must name every node once.
std::optional<std::string> fault_of_run(const ir::Graph& graph, const Plan& plan);

}  // namespace jauge::memory
