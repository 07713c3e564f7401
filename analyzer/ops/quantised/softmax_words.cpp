#include "analyzer/ops/quantised/softmax_words.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace jauge::ops::quantised {
namespace {

constexpr int segments = 512;

// A function on [first, last] in 15 fraction bits. Each point is moved by half of what the straight line behind it
// misses in its middle, as TFLite does when it fills its tables; float arithmetic, as there.
class Curve {
 public:
  Curve(float (*function)(float), float first, float last) {
    const float step = (last - first) / segments;
    const auto fixed = [&](float x) { return std::round(function(x) * unit); };
    for (int i = 0; i < segments; ++i) {
      const float x = first + static_cast<float>(i) * step;
      const float line = std::round((function(first + static_cast<float>(i + 1) * step) * unit + fixed(x)) / 2);
      set(i, fixed(x) - std::round((line - fixed(x + step / 2)) / 2));
    }
    set(segments, fixed(last));
  }

  // x runs over [-32768, 32767] from one end to the other.
  std::int32_t at(std::int32_t x) const {
    const auto place = static_cast<std::size_t>(segments / 2 + (x >> 7));
    const std::int32_t slope = points_[place + 1] - points_[place];
    return points_[place] + ((slope * (x & 0x7F) + 64) >> 7);
  }

 private:
  static constexpr float unit = 32768;

  void set(int i, float value) {
    points_[static_cast<std::size_t>(i)] = static_cast<std::int32_t>(std::clamp(value, -32768.0f, 32767.0f));
  }

  std::array<std::int32_t, segments + 1> points_;
};

std::int32_t word(std::int64_t x) {
  return static_cast<std::int32_t>(std::clamp<std::int64_t>(x, -32768, 32767));
}

}  // namespace

jauge_multiplier softmax_word_factor(float in_scale) {
  return jauge_multiplier_of(static_cast<double>(in_scale) / (10.0 / 65535.0));
}

void softmax_words(std::span<const std::int32_t> scores, jauge_multiplier factor, std::span<std::int32_t> out) {
  static const Curve exponential([](float x) { return std::exp(x); }, -10, 0);
  static const Curve reciprocal([](float x) { return 1 / (1 + x); }, 0, 1);
  const std::int32_t largest = *std::max_element(scores.begin(), scores.end());
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const std::int64_t scaled = jauge_multiply(scores[i] - largest, factor);
    sum += out[i] = exponential.at(word(scaled + 32767));
  }
  // sum = (1 + x) * 2^(16 - headroom) in 15 fraction bits; x is centred for the curve.
  const int headroom = std::countl_zero(static_cast<std::uint32_t>(sum));
  const std::int64_t one_and_x = ((std::int64_t{sum} << (headroom - 1)) + (1 << 13)) >> 14;
  const std::int32_t share = reciprocal.at(word(one_and_x - (1 << 15) - (1 << 16)));
  const int shift = 31 - headroom;
  for (std::int32_t& x : out) {
    const std::int64_t scaled = (std::int64_t{x} * share + (std::int64_t{1} << (shift - 1))) >> shift;
    x = static_cast<std::int32_t>(std::clamp<std::int64_t>(scaled, 0, 32767));
  }
}

}  // namespace jauge::ops::quantised
