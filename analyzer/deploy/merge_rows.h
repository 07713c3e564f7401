// Narrow rows of a 1 x 1 convolution run as fewer, wider ones.
#pragma once

#include "analyzer/deploy/lower/lowered.h"

namespace jauge::deploy {

// `op` with its operands seen as wider rows, where its kernel gains by that (jauge_rows_at_once). Only for an op that
// runs alone, on tensors whose rows lie one after the other.
LoweredOp with_wide_rows(LoweredOp op, const ir::Graph& graph);

}  // namespace jauge::deploy
