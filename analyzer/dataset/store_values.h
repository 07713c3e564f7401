// Real numbers into arrays of any element type.
#pragma once

#include <span>
#include <utility>

#include "analyzer/ir/array.h"

namespace jauge::dataset {

// float32, float64 and the integers of 8, 16, 32 and 64 bits.
bool can_store(ir::DType dtype);

// The least and the most that fit.
std::pair<double, double> integer_limits(ir::DType dtype);

// Integers are rounded (half away from zero, as TFLite quantises inputs) after division by the scale, and saturate.
void store_values(std::span<const double> values, const ir::QuantParams* quant, ir::Array& array);

// The numbers an array stands for: integers with `quant` are dequantised.
std::vector<double> real_values_of(const ir::Array& array, const ir::QuantParams* quant);

}  // namespace jauge::dataset
