// How near predicted numbers are to reference numbers, in ST's words (docs/conventions.md, "Accuracy").
#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace jauge::evaluate {

struct TensorMetrics {
  double rmse = 0, mae = 0;
  double mean = 0, deviation = 0;       // of reference - predicted; divisor N - 1
  std::optional<double> l2r;            // |reference - predicted| / |predicted|: the prediction is ST's divisor
  std::optional<double> l2r_reference;  // the same divided by |reference|
  std::optional<double> nse;            // 1 - mean squared error / variance of the reference; at most 1
  std::optional<double> cosine;
  std::int64_t values = 0;
};

// Nothing in a field whose divisor is 0. Requires equal, positive lengths.
TensorMetrics compare_values(std::span<const double> reference, std::span<const double> predicted);

}  // namespace jauge::evaluate
