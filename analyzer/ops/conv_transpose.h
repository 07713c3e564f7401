// The sums of a transposed convolution of whole numbers, which every world rounds in its own way.
#pragma once

#include <vector>

#include "analyzer/ops/operator.h"
#include "analyzer/ops/spatial.h"

namespace jauge::ops {

struct TransposedSums {
  std::vector<std::int64_t> sums;  // as the output lies, channels last
  std::size_t channels = 1;
};

// `in` and `weights` hold the elements of inputs 0 and 1 less their zero points. Errors: those of the operator's
// shapes.
Result<TransposedSums> transposed_sums(const NodeView& node, const std::vector<std::int32_t>& in,
                                       const std::vector<std::int32_t>& weights);

// How the window lies: tap (ky, kx) of input pixel (y, x) reaches output pixel (y * stride_height + ky *
// dilation_height
// - pad_top, ...). Needs a channels-last node. Errors: those of the operator's shapes.
Result<Window> transposed_window(const NodeView& node);

}  // namespace jauge::ops
