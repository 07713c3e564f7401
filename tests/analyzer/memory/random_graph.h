// Random small graphs with all that makes planning hard: branches, views, dying and living inputs, dead ends, several
// graph outputs.
#pragma once

#include "analyzer/ir/graph.h"

namespace jauge::memory::testing {

ir::Graph random_graph(unsigned seed);

}  // namespace jauge::memory::testing
