// Counts that know what they count: adding bytes to cycles does not compile.
#pragma once

#include <compare>
#include <cstdint>

namespace jauge {

// A whole number of one unit. Range: 64-bit signed; overflow is the caller's to exclude (checked_math.h).
template <class Unit>
struct Quantity {
  std::int64_t value = 0;

  auto operator<=>(const Quantity&) const = default;
  constexpr Quantity operator+(Quantity other) const { return {value + other.value}; }
  constexpr Quantity operator-(Quantity other) const { return {value - other.value}; }
  constexpr Quantity operator*(std::int64_t factor) const { return {value * factor}; }
  constexpr Quantity& operator+=(Quantity other) {
    value += other.value;
    return *this;
  }
};

using Bytes = Quantity<struct BytesUnit>;
using Macs = Quantity<struct MacsUnit>;      // multiply-accumulates; never doubled into operations
using Cycles = Quantity<struct CyclesUnit>;  // of the core clock
using Hertz = Quantity<struct HertzUnit>;

constexpr Bytes operator""_B(unsigned long long count) {
  return {static_cast<std::int64_t>(count)};
}
constexpr Bytes operator""_KiB(unsigned long long count) {
  return {static_cast<std::int64_t>(count) * 1024};
}
constexpr Bytes operator""_MiB(unsigned long long count) {
  return {static_cast<std::int64_t>(count) * 1024 * 1024};
}
constexpr Hertz operator""_MHz(unsigned long long count) {
  return {static_cast<std::int64_t>(count) * 1'000'000};
}

// There is no time without a clock. Requires clock.value > 0.
constexpr double duration_ms(double cycles, Hertz clock) {
  return cycles * 1e3 / static_cast<double>(clock.value);
}

}  // namespace jauge
