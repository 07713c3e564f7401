// Random choices that are the same with every standard library.
#pragma once

#include <cmath>
#include <cstdint>
#include <random>
#include <span>
#include <vector>

#include "analyzer/ir/array.h"

namespace jauge::deploy::testing {

class RandomNumbers {
 public:
  explicit RandomNumbers(unsigned seed) : random_(seed * 2654435761u + 1) {}

  // Both ends included.
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(high - low + 1));
  }
  bool chance(int percent) { return between(1, 100) <= percent; }
  float real(float low, float high) { return low + (high - low) * static_cast<float>(random_() % 65536) / 65535.0f; }
  template <class T>
  T one_of(std::initializer_list<T> choices) {
    return choices.begin()[between(0, static_cast<std::int64_t>(choices.size()) - 1)];
  }
  template <class T>
  const T& one_of(std::span<const T> choices) {
    return choices[static_cast<std::size_t>(between(0, static_cast<std::int64_t>(choices.size()) - 1))];
  }

  // Any value of the type. Reals are more often positive, so that sums of products do not cancel out: what is left then
  // depends on the order of the sum.
  void fill(ir::Array& array) {
    if (array.type.dtype == ir::DType::float32)
      for (float& x : array.as<float>()) x = real(-1, 2);
    else
      for (std::byte& byte : array.bytes) byte = static_cast<std::byte>(random_() & 0xFF);
  }

 private:
  std::mt19937_64 random_;
};

}  // namespace jauge::deploy::testing
