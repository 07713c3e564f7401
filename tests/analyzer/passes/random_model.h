// Random networks out of what exporters write: blocks of convolutions, pools, normalisations, branches, transposes to
// and fro, reshapes, dense ends.
#pragma once

#include "analyzer/ir/graph.h"

namespace jauge::passes::testing {

ir::Graph random_model(unsigned seed);

}  // namespace jauge::passes::testing
