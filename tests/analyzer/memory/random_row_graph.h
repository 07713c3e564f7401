// Small random networks of images: windows with every stride, dilation and padding, element by element operators that
// change the element size, joins, shortcuts and dense ends.
#pragma once

#include "analyzer/ir/graph.h"

namespace jauge::memory::testing {

// The same graph for the same seed; about `nodes` nodes, well typed, deployable.
ir::Graph random_row_graph(unsigned seed, int nodes);

}  // namespace jauge::memory::testing
