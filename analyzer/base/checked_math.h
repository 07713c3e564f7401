// Integer arithmetic that says when it overflows: every product that a file can influence goes through here.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace jauge {

inline std::optional<std::int64_t> checked_add(std::int64_t a, std::int64_t b) {
  std::int64_t sum = 0;
  if (__builtin_add_overflow(a, b, &sum)) return std::nullopt;
  return sum;
}

inline std::optional<std::int64_t> checked_multiply(std::int64_t a, std::int64_t b) {
  std::int64_t product = 0;
  if (__builtin_mul_overflow(a, b, &product)) return std::nullopt;
  return product;
}

// Product of all factors; nothing if a factor is negative or the product leaves 64 bits. Empty: 1.
inline std::optional<std::int64_t> checked_product(std::span<const std::int64_t> factors) {
  std::int64_t product = 1;
  bool zero = false;
  for (std::int64_t factor : factors) {
    if (factor < 0) return std::nullopt;
    if (factor == 0) zero = true;
  }
  if (zero) return 0;
  for (std::int64_t factor : factors)
    if (__builtin_mul_overflow(product, factor, &product)) return std::nullopt;
  return product;
}

// ceil(a / b) for a >= 0, b > 0.
constexpr std::int64_t ceil_divide(std::int64_t a, std::int64_t b) {
  return a / b + (a % b != 0);
}

// The next multiple of `alignment` (a positive number) at or above `value` >= 0.
constexpr std::int64_t round_up(std::int64_t value, std::int64_t alignment) {
  return ceil_divide(value, alignment) * alignment;
}

}  // namespace jauge
