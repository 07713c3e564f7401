#include "analyzer/cost/weight_reads.h"

#include <algorithm>

#include "analyzer/cost/estimate_parts.h"

namespace jauge::cost {
namespace {

// Pixels of an output row; deployable graphs have channels last.
double row_length(const LayerCount& layer) {
  const ir::Shape& shape = layer.output.shape;
  return shape.size() < 4 ? 1 : static_cast<double>(std::max<std::int64_t>(1, shape[shape.size() - 2]));
}

}  // namespace

Reads reads_of_weights(const LayerCount& layer, const target::RuntimeProfile& runtime) {
  if (layer.params <= 0) return {};
  const double uses = std::max(1.0, static_cast<double>(layer.macs.value) / static_cast<double>(layer.params));
  const double by_row = std::max(1.0, uses / row_length(layer));
  const double by_pair = std::clamp(uses / 2, by_row, uses);
  return {by_row, is_own(runtime) ? by_row : by_pair, uses};
}

}  // namespace jauge::cost
