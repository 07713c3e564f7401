#include "analyzer/ops/quantised/word_functions.h"

#include <array>
#include <cmath>
#include <cstdlib>

namespace jauge::ops::quantised {
namespace {

// Entry i is sigmoid(i / 24) in 16 fraction bits.
std::array<std::uint32_t, 257> sigmoid_points() {
  std::array<std::uint32_t, 257> points;
  for (std::size_t i = 0; i < points.size(); ++i)
    points[i] = static_cast<std::uint32_t>(std::lround(65536 / (1 + std::exp(-static_cast<double>(i) / 24))));
  return points;
}

// The straight line through the table at magnitude / 2^bits: 16 + bits fraction bits; `end` beyond the table.
std::int32_t interpolated(std::int32_t magnitude, int bits, std::uint32_t end) {
  static const std::array<std::uint32_t, 257> points = sigmoid_points();
  const std::uint32_t place = static_cast<std::uint32_t>(magnitude) >> bits;
  const std::uint32_t rest = static_cast<std::uint32_t>(magnitude) & ((1u << bits) - 1);
  if (place >= 255) return static_cast<std::int32_t>(end);
  return static_cast<std::int32_t>((points[place] << bits) + rest * (points[place + 1] - points[place]));
}

}  // namespace

std::int32_t sigmoid_word(std::int32_t x) {
  const std::int32_t positive = interpolated(std::abs(x), 9, 0x7FFFu << 10);
  return (x >= 0 ? positive + (1 << 9) : (1 << 25) - positive + (1 << 9) - 1) >> 10;
}

std::int32_t tanh_word(std::int32_t x) {
  const std::int32_t positive = interpolated(std::abs(x), 8, 0xFFFFu << 8);
  return (x >= 0 ? positive - (1 << 23) + (1 << 7) : -positive + (1 << 23) + (1 << 7) - 1) >> 8;
}

}  // namespace jauge::ops::quantised
