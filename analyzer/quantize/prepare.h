// A deployable float graph as quantisation likes it, computing the same.
#pragma once

#include "analyzer/base/result.h"
#include "analyzer/ir/graph.h"

namespace jauge::quantize {

// - MatMul of a matrix with constant weights becomes Gemm: it may be given a bias.
// - ScaleBias (a batch normalisation that stands behind an activation) moves behind pools, where there is less to do,
//   and into the dense layer or unpadded convolution after it. With padding that would not be exact, since the padding
//   is 0 before and after: what is left becomes a depthwise 1x1 convolution. Its int8 weights are exact, for every
//   channel has a scale of its own, and one integer kernel serves both.
Result<ir::Graph> prepare(ir::Graph graph);

}  // namespace jauge::quantize
