// Fused clamps on real numbers, in loops that compilers turn into vector instructions.
#pragma once

#include <cstdint>

#include "analyzer/ir/node.h"

namespace jauge::execute::fast {

// Whether the activation is one of those that activate_reals knows.
bool is_clamp(const ir::Activation& activation);

void activate_reals(const ir::Activation& activation, float* values, std::int64_t count);

}  // namespace jauge::execute::fast
