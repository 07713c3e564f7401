// How a tensor's shape becomes rows, pixels and channels of the package.
#pragma once

#include "analyzer/ir/shape.h"

namespace jauge::deploy {

struct Geometry {
  std::int64_t rows = 1, width = 1, channels = 1;

  bool operator==(const Geometry&) const = default;
};

// N x H x W x C: N*H rows of W pixels; N x L x C: N*L rows of one pixel; N x C: one row of N pixels.
Geometry geometry_of(const ir::Shape& shape);

}  // namespace jauge::deploy
