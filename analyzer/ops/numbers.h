// Conversions between number types that never leave the target's range.
#pragma once

#include <cmath>
#include <concepts>
#include <cstdint>
#include <limits>

namespace jauge::ops {

// The nearest value of T that is not further from zero; integers saturate and NaN becomes 0 (C++ defines neither).
template <class T>
T saturate(double value) {
  if constexpr (std::floating_point<T>) {
    return static_cast<T>(value);
  } else {
    if (std::isnan(value)) return T{0};
    if (value >= static_cast<double>(std::numeric_limits<T>::max())) return std::numeric_limits<T>::max();
    if (value <= static_cast<double>(std::numeric_limits<T>::min())) return std::numeric_limits<T>::min();
    return static_cast<T>(value);
  }
}

// Integer arithmetic that wraps around, as ONNX runtimes do, without undefined behaviour.
template <class T>
std::uint64_t bits_of(T value) {
  return static_cast<std::uint64_t>(static_cast<std::int64_t>(value));
}

}  // namespace jauge::ops
