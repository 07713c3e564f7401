// Graph -> Plan.
#pragma once

#include <optional>
#include <string>

#include "analyzer/base/result.h"
#include "analyzer/memory/plan.h"

namespace jauge::memory {

// The smallest arena that the level allows, as far as can be told: Plan::certificate says what is proven.
// Deterministic. Graphs of more than most_nodes_for_sharing nodes are planned by lifetimes only, whatever the level.
// Errors: internal, when the judge finds a fault.
Result<Plan> plan(const ir::Graph& graph, Level level);

inline constexpr std::size_t most_nodes_for_sharing = 5'000;

// The judge of plans: it runs them row by row on a picture of the arena in which every byte remembers whose it is, so a
// row that was overwritten before its last reader proves the plan wrong; then it adds up the totals.
std::optional<std::string> find_fault(const ir::Graph& graph, const Plan& plan);

// The plan as text: a line a tensor with offset, size, steps, and the peak. For `jauge memory --text`.
std::string to_text(const ir::Graph& graph, const Plan& plan);

}  // namespace jauge::memory
