// Which elements of a tensor make one distribution in Softmax, LogSoftmax and Hardmax.
#pragma once

#include "analyzer/ops/operator.h"

namespace jauge::ops {

// The tensor as [outer, length, inner]: `length` elements, `inner` apart, make one distribution.
struct SoftmaxLines {
  std::int64_t outer, length, inner;

  // Calls visit(index of the first element) for every distribution.
  template <class Visit>
  void each(Visit visit) const {
    for (std::int64_t o = 0; o < outer; ++o)
      for (std::int64_t i = 0; i < inner; ++i) visit(o * length * inner + i);
  }
};

// From the node's axis and flatten_to_2d. Errors: damaged_file when the axis lies outside the shape.
Result<SoftmaxLines> softmax_lines(const NodeView& node, const ir::Shape& shape);

}  // namespace jauge::ops
