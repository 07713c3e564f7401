// Graph -> Plan.
#pragma once

#include <optional>
#include <string>

#include "analyzer/base/result.h"
#include "analyzer/memory/plan.h"

namespace jauge::memory {

// Errors: unsupported_format for a level that is not built yet.
Result<Plan> plan(const ir::Graph& graph, Level level);

// The judge of plans: every live tensor in the arena, no two of them sharing bytes at one step unless one may take the
// other's place (ops::MemoryRule), totals right.
std::optional<std::string> find_fault(const ir::Graph& graph, const Plan& plan);

// The plan as text: a line a tensor with offset, size, steps, and the peak. For `jauge memory --text`.
std::string to_text(const ir::Graph& graph, const Plan& plan);

}  // namespace jauge::memory
