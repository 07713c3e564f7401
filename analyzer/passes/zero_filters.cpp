#include "analyzer/passes/zero_filters.h"

namespace jauge::passes {
namespace {

struct Slices {
  std::size_t count, inner;
  std::size_t of(std::size_t element) const { return element / inner % count; }
};

Slices slices_of(const ir::Shape& shape, std::size_t axis) {
  const ir::Shape behind(shape.begin() + static_cast<std::ptrdiff_t>(axis) + 1, shape.end());
  return {static_cast<std::size_t>(shape[axis]), static_cast<std::size_t>(ir::elements(behind))};
}

}  // namespace

std::vector<bool> zero_slices(const ir::ConstArrayView& weights, std::size_t axis) {
  const ir::Shape& shape = weights.type.shape;
  const Slices slices = slices_of(shape, axis);
  std::vector<bool> zero(slices.count, true);
  const std::vector<double> values = ir::to_doubles(weights);
  const ir::QuantParams* quant = weights.quant && !ir::is_float(weights.type.dtype) ? weights.quant : nullptr;
  const Slices scales =
      quant && quant->axis >= 0 ? slices_of(shape, static_cast<std::size_t>(quant->axis)) : Slices{1, 1};
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double nothing = quant ? static_cast<double>(quant->zero_points[scales.of(i)]) : 0;
    if (values[i] != nothing) zero[slices.of(i)] = false;
  }
  return zero;
}

}  // namespace jauge::passes
