// What a board said, as JSON.
#pragma once

#include "analyzer/cost/measurement.h"
#include "reports/json/json.h"

namespace jauge::reports::json {

// board, latency_ms, cycles, per_layer, stack_bytes, arena_bytes, package_bytes, code_bytes, link, energy,
// memory_check.
Json measure_result(const cost::Measurement& measurement);

}  // namespace jauge::reports::json
