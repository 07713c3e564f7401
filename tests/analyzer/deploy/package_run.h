// Runs a package on the desktop as the chip would: an arena full of other values, guard bytes around it.
#pragma once

#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/ir/graph.h"

namespace jauge::deploy::testing {

// The outputs, as arrays of the graph's output types. Fails the running test when the package is refused or a guard
// byte has changed.
std::vector<ir::Array> run_package(const ir::Graph& graph, const std::vector<std::byte>& package,
                                   const std::vector<ir::Array>& inputs);

}  // namespace jauge::deploy::testing
