// What an integer tensor means: real = scale * (stored - zero_point), per tensor or per slice of one axis.
#pragma once

#include <cstdint>
#include <vector>

namespace jauge::ir {

struct QuantParams {
  std::vector<float> scales;              // one, or one for every index of `axis`; each > 0 and finite
  std::vector<std::int64_t> zero_points;  // as many as scales
  int axis = -1;                          // -1: per tensor

  bool per_tensor() const { return scales.size() == 1; }
  bool operator==(const QuantParams&) const = default;
};

// How an integer node rounds when it requantises: each format has its own world, and results differ by one.
enum class Rounding : std::uint8_t {
  none,    // float node
  tflite,  // fixed-point multiplier, double rounding (TFLite reference kernels, TFLM)
  onnx,    // float multiplier, round half to even (ONNX Runtime)
};

}  // namespace jauge::ir
