// Whether the quick loops of our own kernels take the weights and scales of a layer of integers: analyzer/deploy
// decides by the same rules which layout the weights get, and the kernels which way they go.
#pragma once

#include "analyzer/ops/operator.h"

namespace jauge::cost {

// Of Conv, Gemm and MatMul with constant weights. True where there is nothing to refuse: real numbers.
bool suits_quick_loops(const ops::NodeView& node, bool is_depthwise);

}  // namespace jauge::cost
