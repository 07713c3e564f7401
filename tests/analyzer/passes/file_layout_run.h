// Runs graphs in the layout of the user's file, which the executor refuses: convolutions, pools and normalisations as
// plain loops over N C H W, everything else with the reference kernels. What passes are held against.
#pragma once

#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/ir/graph.h"

namespace jauge::passes::testing {

// Inputs and outputs as in execute::run; channels-last nodes are allowed as well.
Result<std::vector<ir::Array>> run_in_file_layout(const ir::Graph& graph, const std::vector<ir::Array>& inputs);

}  // namespace jauge::passes::testing
