#include "analyzer/deploy/geometry.h"

namespace jauge::deploy {

Geometry geometry_of(const ir::Shape& shape) {
  Geometry geometry;
  if (shape.empty()) return geometry;
  geometry.channels = shape.back();
  if (shape.size() == 2) geometry.width = shape[0];
  if (shape.size() == 3) geometry.rows = shape[0] * shape[1];
  if (shape.size() >= 4) {
    geometry.width = shape[shape.size() - 2];
    for (std::size_t i = 0; i + 2 < shape.size(); ++i) geometry.rows *= shape[i];
  }
  return geometry;
}

}  // namespace jauge::deploy
