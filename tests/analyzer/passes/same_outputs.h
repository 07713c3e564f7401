// Holds a pass against what the graph computed before.
#pragma once

#include <optional>
#include <string>

#include "analyzer/ir/graph.h"
#include "analyzer/passes/pipeline.h"

namespace jauge::passes::testing {

// Random values for the graph inputs, in the layout of the user's file. Integers are small and not negative.
std::vector<ir::Array> random_inputs(const ir::Graph& graph, unsigned seed);

// Outputs for inputs in the file's layout, in the file's layout. Throws std::runtime_error when the graph cannot run.
std::vector<ir::Array> outputs_of(const ir::Graph& graph, const std::vector<ir::Array>& file_inputs);

// The largest difference relative to the largest expected value of its output, or to 1; types must agree.
double difference(const std::vector<ir::Array>& expected, const std::vector<ir::Array>& actual);

// Runs all passes one after the other; judges structure and types after each, and outputs before and after each.
// Returns what went wrong, naming the pass. `graph` becomes the deployable one.
std::optional<std::string> fault_of_passes(ir::Graph& graph, unsigned seed, double tolerance = 1e-5);

}  // namespace jauge::passes::testing
