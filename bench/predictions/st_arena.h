// Activation bytes as STM32Cube.AI plans them for integer networks: every kernel adds scratch of its own
// (docs/conventions.md, "Scratch per kernel"), and outputs grow over inputs only where that helps.
#pragma once

#include "analyzer/cost/counts.h"
#include "analyzer/ir/graph.h"

namespace jauge::predictions {

// The smaller of two: the largest sum, over the steps, of live tensors and the step's scratch, with nothing in place
// but what works element by element and conversions; and `overlapping_bytes`, a plan in which outputs grow over inputs,
// with the largest scratch beside it.
double st_arena_bytes(const ir::Graph& graph, const cost::Counts& counts, double overlapping_bytes);

}  // namespace jauge::predictions
