// How a tensor's shape becomes rows, pixels and channels of the package.
#pragma once

#include "analyzer/ir/shape.h"

namespace jauge::deploy {

struct Geometry {
  std::int64_t rows = 1, width = 1, channels = 1;

  bool operator==(const Geometry&) const = default;
};

// 1 x H x W x C: H rows of W pixels; 1 x L x C: L rows of one pixel; all others: one row of pixels of the last
// dimension. The rows are those of ops::rows_of, so that planner and runtime count the same.
Geometry geometry_of(const ir::Shape& shape);

}  // namespace jauge::deploy
