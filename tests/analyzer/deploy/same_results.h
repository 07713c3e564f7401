// What a package computes, held against the executor's reference kernels.
#pragma once

#include <string>
#include <vector>

#include "analyzer/ir/graph.h"

namespace jauge::deploy::testing {

// Empty when they are the same: integers bit for bit, reals within 1e-5 of the tensor's largest magnitude, or 1e-6 of
// `largest_addend`: where large numbers cancel out, what is left depends on the order of the sum.
std::string difference(const ir::Array& got, const ir::Array& wanted, double largest_addend = 0);

std::vector<ir::Array> random_inputs(const ir::Graph& graph, unsigned seed);

}  // namespace jauge::deploy::testing
