// Weights that look trained and are the same on every machine.
//
// A plausible value is drawn from a bell curve made of integers (a sum of twelve 32-bit draws); the only floating-point
// steps are one exact conversion and one rounded product, which IEEE 754 fixes to the last bit. <random> would not do:
// the standard leaves the algorithms of its distributions to the library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace jauge::examples {

class RandomWeights {
 public:
  explicit RandomWeights(std::uint64_t seed) : state_(seed) {}

  // `count` values with the given mean and standard deviation, none further than six deviations away.
  std::vector<float> bell(std::size_t count, double mean, double deviation);

 private:
  std::uint64_t next();

  std::uint64_t state_;
};

}  // namespace jauge::examples
