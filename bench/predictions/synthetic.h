// Networks that nobody uses, made so that every kernel meets many shapes: chains of layers whose cycles the virtual
// board tells one by one.
#pragma once

#include <string>
#include <vector>

#include "analyzer/ir/graph.h"

namespace jauge::predictions {

struct SyntheticNetwork {
  std::string name;  // "int8 7"
  ir::Graph graph;   // channels-last, shapes inferred, weights that never overflow
};

// The same networks on every computer.
std::vector<SyntheticNetwork> synthetic_networks();

}  // namespace jauge::predictions
