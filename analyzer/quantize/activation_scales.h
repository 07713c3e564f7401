// A scale and a zero point for every activation.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "analyzer/quantize/calibration.h"
#include "analyzer/quantize/number_format.h"
#include "analyzer/quantize/statistics.h"

namespace jauge::quantize {

// One for each tensor of `graph`; nothing for constants and for what is not float32. Tensors that an operator ties
// together (its integers only move) share a scale, chosen from what the first of them holds: a maximum or a slice of
// values holds no others.
std::vector<std::optional<ir::QuantParams>> activation_scales(const ir::Graph& graph,
                                                              std::span<const TensorStatistics> statistics,
                                                              const CalibrationMethod& method, Precision precision);

}  // namespace jauge::quantize
