#include "analyzer/ops/resample.h"

#include <algorithm>
#include <cmath>

namespace jauge::ops {
namespace {

// Where an output position lies in the input, by ONNX's formulas for coordinate_transformation_mode.
double source_position(const std::string& mode, const ResampleLine& line, double x) {
  const auto in = static_cast<double>(line.in), out = static_cast<double>(line.out);
  if (mode == "asymmetric") return x / line.scale;
  if (mode == "align_corners") return out == 1 ? 0 : x * (in - 1) / (out - 1);
  if (mode == "pytorch_half_pixel") return out > 1 ? (x + 0.5) / line.scale - 0.5 : 0;
  if (mode == "tf_half_pixel_for_nn") return (x + 0.5) / line.scale;
  if (mode == "half_pixel_symmetric") {
    const double adjustment = out / (line.scale * in);
    return in / 2 * (1 - adjustment) + (x + 0.5) / line.scale - 0.5;
  }
  if (mode == "tf_crop_and_resize")
    return out > 1 ? line.roi_start * (in - 1) + x * (line.roi_end - line.roi_start) * (in - 1) / (out - 1)
                   : 0.5 * (line.roi_start + line.roi_end) * (in - 1);
  return (x + 0.5) / line.scale - 0.5;  // half_pixel
}

double nearest_to(const std::string& mode, double position) {
  if (mode == "floor") return std::floor(position);
  if (mode == "ceil") return std::ceil(position);
  if (mode == "round_prefer_ceil") return std::floor(position + 0.5);
  return std::ceil(position - 0.5);  // round_prefer_floor
}

// Keys' cubic convolution kernel at distance x.
double cubic_weight(double a, double x) {
  x = std::fabs(x);
  if (x <= 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
  if (x < 2) return ((a * x - 5 * a) * x + 8 * a) * x - 4 * a;
  return 0;
}

std::vector<Tap> window(const ResampleRule& rule, double position) {
  if (rule.mode == "nearest") return {{static_cast<std::int64_t>(nearest_to(rule.nearest, position)), 1}};
  const double floor = std::floor(position), rest = position - floor;
  const auto first = static_cast<std::int64_t>(floor);
  if (rule.mode == "linear") return {{first, 1 - rest}, {first + 1, rest}};
  std::vector<Tap> taps;
  for (std::int64_t i = -1; i <= 2; ++i)
    taps.push_back({first + i, cubic_weight(rule.cubic_a, rest - static_cast<double>(i))});
  return taps;
}

}  // namespace

std::optional<std::vector<Tap>> taps_of(const ResampleRule& rule, const ResampleLine& line, std::int64_t position) {
  const double source = source_position(rule.coordinates, line, static_cast<double>(position));
  if (rule.coordinates == "tf_crop_and_resize" && (source < 0 || source > static_cast<double>(line.in - 1)))
    return std::nullopt;
  // Positions far outside (hostile scales) are held where their conversion to integers is defined.
  std::vector<Tap> taps = window(rule, std::clamp(source, -4.0, static_cast<double>(line.in) + 4));
  double sum = 0;
  for (Tap& tap : taps) {
    if (rule.exclude_outside && rule.mode != "nearest" && (tap.index < 0 || tap.index >= line.in)) tap.weight = 0;
    tap.index = std::clamp<std::int64_t>(tap.index, 0, line.in - 1);
    sum += tap.weight;
  }
  if (rule.exclude_outside && sum != 0)
    for (Tap& tap : taps) tap.weight /= sum;
  return taps;
}

}  // namespace jauge::ops
