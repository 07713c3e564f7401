// A graph as text, a line a node: for golden files and for people. Weights appear as type and shape only.
#pragma once

#include <string>

#include "analyzer/ir/graph.h"

namespace jauge::ir {

std::string to_text(const Graph& graph);

}  // namespace jauge::ir
