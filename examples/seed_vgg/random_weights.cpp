#include "examples/seed_vgg/random_weights.h"

namespace jauge::examples {

// A Weyl sequence and a mixer: the increment is 2^64 divided by the golden ratio, the rest is xor-shift-multiply.
std::uint64_t RandomWeights::next() {
  state_ += 0x9E3779B97F4A7C15u;
  std::uint64_t mixed = state_;
  mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
  mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
  return mixed ^ (mixed >> 31);
}

// Twelve uniform draws have the variance of one whole draw range: the sum, less its mean, divided by 2^32 has
// deviation 1.
std::vector<float> RandomWeights::bell(std::size_t count, double mean, double deviation) {
  constexpr int draws = 12;
  constexpr std::int64_t mean_of_sum = std::int64_t{draws} << 31;
  std::vector<float> values(count);
  for (float& value : values) {
    std::int64_t sum = -mean_of_sum;
    for (int draw = 0; draw < draws / 2; ++draw) {
      const std::uint64_t pair = next();
      sum += static_cast<std::int64_t>(pair >> 32) + static_cast<std::int64_t>(pair & 0xFFFFFFFFu);
    }
    const double scaled = static_cast<double>(sum) * (deviation * 0x1p-32);
    value = static_cast<float>(mean) + static_cast<float>(scaled);
  }
  return values;
}

}  // namespace jauge::examples
