// Weights that are all zero: what such an output channel computes does not depend on the input.
#pragma once

#include <vector>

#include "analyzer/ir/array.h"

namespace jauge::passes {

// For each slice along `axis` whether every element is zero (integers: equal to their zero point).
std::vector<bool> zero_slices(const ir::ConstArrayView& weights, std::size_t axis);

}  // namespace jauge::passes
