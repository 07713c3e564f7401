#include "analyzer/deploy/geometry.h"

#include "analyzer/ops/rows.h"

namespace jauge::deploy {

Geometry geometry_of(const ir::Shape& shape) {
  Geometry geometry{.rows = ops::rows_of(shape).count, .width = 1, .channels = shape.empty() ? 1 : shape.back()};
  const std::int64_t pixel_rows = geometry.rows * geometry.channels;
  if (pixel_rows > 0) geometry.width = ir::elements(shape) / pixel_rows;
  return geometry;
}

}  // namespace jauge::deploy
