// Level none: every tensor at one place for its whole life.
#pragma once

#include <vector>

#include "analyzer/memory/plan.h"
#include "analyzer/memory/scratch_places.h"

namespace jauge::memory {

// Everything but the certificate. `node_scratch` has the working memory of each node's kernel.
Plan still_plan(const ir::Graph& graph, const std::vector<int>& order, const std::vector<NodeScratch>& node_scratch);

}  // namespace jauge::memory
