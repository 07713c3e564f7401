// Ranges as scales and zero points, real numbers as integers.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analyzer/ir/quant_params.h"
#include "analyzer/ir/tensor.h"
#include "analyzer/quantize/calibration.h"

namespace jauge::quantize {

// int8: activations int8 with zero point. int16x8: activations int16 around 0. Weights are int8 around 0 in both.
enum class Precision { int8, int16x8 };

ir::DType activation_dtype(Precision precision);
// How many integers an activation's range is cut into.
int activation_levels(Precision precision);

// Contains 0 exactly. A range that is a single point gets scale 1 / levels: any would do.
ir::QuantParams activation_params(Range range, Precision precision);
// What Softmax and Sigmoid write (0 to 1), and Tanh (-1 to 1): kernels rely on these scales.
ir::QuantParams unit_params(Precision precision);
ir::QuantParams symmetric_unit_params(Precision precision);

// round(value / scale) + zero point, half to even, within the type.
std::int64_t quantised(double value, double scale, std::int64_t zero_point, ir::DType dtype);

// A constant's reals as integers of `dtype` with one scale.
ir::Tensor quantised_constant(const ir::Tensor& real, const ir::QuantParams& params, ir::DType dtype);

}  // namespace jauge::quantize
