// Small random models of everything the runtime can run: chains of one to four nodes, with branches that meet again.
#pragma once

#include "analyzer/ir/graph.h"

namespace jauge::deploy::testing {

// The same seed gives the same model on every computer. Shapes are inferred; the graph is channels-last.
ir::Graph random_model(unsigned seed);

}  // namespace jauge::deploy::testing
