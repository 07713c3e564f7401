// Cross-layer equalisation: a tensor has one scale for all its channels, so a channel whose numbers are small beside
// its neighbours' has few integers left. What one layer writes divided by r and the next layer's weights for it
// multiplied by r compute the same, for any r > 0 as long as only ReLU-like functions, pools and reshapes stand
// between.
#pragma once

#include <span>

#include "analyzer/ir/graph.h"
#include "analyzer/quantize/statistics.h"

namespace jauge::quantize {

// `statistics` as collect_statistics gives them for this graph; they no longer hold for the result. The factor of a
// channel balances its reach in the tensor against its reach in the next layer's weights (the square root of both),
// since those share a scale as well; where every channel of the next layer has its own scale (depthwise), the tensor is
// levelled completely. The first layer's weights lose nothing: they have a scale for each output channel.
ir::Graph equalise(ir::Graph graph, std::span<const TensorStatistics> statistics);

}  // namespace jauge::quantize
