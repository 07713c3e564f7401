// The arena of every planning level against the time that it costs.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/cost/figure.h"
#include "analyzer/memory/plan.h"
#include "cli/answer.h"

namespace jauge::cli {

struct LevelPoint {
  memory::Plan plan;
  std::optional<cost::Figure> latency_ms;  // nothing: not measured
};

// What the board is asked for, if any.
struct ParetoWishes {
  std::string board;  // --measure: as for --board; empty: no latency
  std::optional<double> max_latency_ms;
};

// Levels none, overlap and stream, in this order. Errors: those of the planner; board; usage, for a desktop process,
// whose times say nothing.
Result<std::vector<LevelPoint>> pareto_points(const ir::Graph& deployable, const ParetoWishes& wishes,
                                              Session& session);

// The smallest arena among the points that are at least as fast; null when none is, or nothing was measured.
const LevelPoint* smallest_within(const std::vector<LevelPoint>& points, double max_latency_ms);

std::string pareto_text(const std::vector<LevelPoint>& points, const ParetoWishes& wishes, Language language);

// For `pareto` and, with a limit, `smallest_within` of the result.
void add_pareto(nlohmann::ordered_json& result, const std::vector<LevelPoint>& points, const ParetoWishes& wishes);

}  // namespace jauge::cli
