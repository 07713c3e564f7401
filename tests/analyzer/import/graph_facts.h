// What tests ask of a graph that a reader made.
#pragma once

#include <string>
#include <vector>

#include "analyzer/ir/graph.h"

namespace jauge::testing {

std::vector<std::string> operators_of(const ir::Graph& graph);
std::int64_t params_of(const ir::Graph& graph);
std::int64_t macs_of(const ir::Graph& graph);
ir::Shape output_shape(const ir::Graph& graph);  // of the first output

}  // namespace jauge::testing
