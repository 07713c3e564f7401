// The arithmetic of quantised kernels against plain formulas, half-way cases first.
#include "firmware_probe/runtime/quant_math.h"

#include <gtest/gtest.h>

#include <cfenv>
#include <cmath>
#include <limits>
#include <random>

#include "firmware_probe/runtime/fixed_functions.h"

namespace jauge {
namespace {

constexpr std::int32_t lowest = std::numeric_limits<std::int32_t>::min();
constexpr std::int32_t highest = std::numeric_limits<std::int32_t>::max();

TEST(QuantMath, MultipliersAreThoseOfFrexp) {
  std::mt19937 random(1);
  for (int i = 0; i < 10000; ++i) {
    const double real =
        std::ldexp(1 + static_cast<double>(random()) / 4294967296.0, static_cast<int>(random() % 50) - 30);
    int shift = 0;
    std::int64_t mantissa = std::llround(std::frexp(real, &shift) * 2147483648.0);
    if (mantissa == std::int64_t{1} << 31) {
      mantissa /= 2;
      ++shift;
    }
    const jauge_multiplier got = jauge_multiplier_of(real);
    EXPECT_EQ(got.mantissa, mantissa);
    EXPECT_EQ(got.shift, shift);
    EXPECT_EQ(jauge_multiplier_of(-real).mantissa, -mantissa);
  }
  EXPECT_EQ(jauge_multiplier_of(0).mantissa, 0);
  EXPECT_EQ(jauge_multiplier_of(1e-12).mantissa, 0);                         // below 2^-32
  EXPECT_EQ(jauge_multiplier_of(1 - std::ldexp(1, -40)).mantissa, 1 << 30);  // rounds up into the next power of two
  EXPECT_EQ(jauge_multiplier_of(1 - std::ldexp(1, -40)).shift, 1);
}

TEST(QuantMath, HighProductsRoundHalvesUp) {
  EXPECT_EQ(jauge_high_mul(1, 1 << 30), 1);    // 0.5
  EXPECT_EQ(jauge_high_mul(-1, 1 << 30), 0);   // -0.5
  EXPECT_EQ(jauge_high_mul(-3, 1 << 30), -1);  // -1.5
  EXPECT_EQ(jauge_high_mul(lowest, lowest), highest);
}

TEST(QuantMath, DivisionsRoundHalvesAwayFromZero) {
  EXPECT_EQ(jauge_divide_by_pot(3, 1), 2);
  EXPECT_EQ(jauge_divide_by_pot(-3, 1), -2);
  EXPECT_EQ(jauge_divide_by_pot(5, 2), 1);
  EXPECT_EQ(jauge_divide_by_pot(6, 2), 2);
  EXPECT_EQ(jauge_divide_by_pot(-6, 2), -2);
  EXPECT_EQ(jauge_divide_by_pot(lowest, 31), -1);
  EXPECT_EQ(jauge_divide_by_pot(7, 0), 7);
}

// Both roundings in 128 bits, written as the definition says.
std::int32_t multiplied(std::int32_t x, jauge_multiplier factor) {
  const __int128 left = static_cast<__int128>(x) << std::max(factor.shift, 0);
  const __int128 product = left * factor.mantissa + (__int128{1} << 30);
  const auto high = static_cast<std::int64_t>(product >> 31);
  const int right = std::max(-factor.shift, 0);
  const std::int64_t unit = std::int64_t{1} << right;
  const std::int64_t magnitude = (std::llabs(high) + unit / 2) / unit;
  return static_cast<std::int32_t>(high < 0 ? -magnitude : magnitude);
}

TEST(QuantMath, RequantisationRoundsTwice) {
  std::mt19937 random(2);
  for (int i = 0; i < 100000; ++i) {
    const auto x = static_cast<std::int32_t>(random()) >> (8 + random() % 16);
    const double real =
        std::ldexp(0.5 + static_cast<double>(random()) / 8589934592.0, static_cast<int>(random() % 20) - 16);
    const jauge_multiplier factor = jauge_multiplier_of(real);
    ASSERT_EQ(jauge_multiply(x, factor), multiplied(x, factor)) << x << " x " << real;
    ASSERT_NEAR(jauge_multiply(x, factor), x * real, 1);
    ASSERT_NEAR(jauge_multiply_wide(std::int64_t{x} * 16, factor), 16.0 * x * real,
                1 + std::fabs(16.0 * x * real) / 32768);
  }
}

TEST(QuantMath, RoundingOfRealsKnowsItsHalves) {
  const float values[] = {0.5f, 1.5f, 2.5f, -0.5f, -1.5f, -2.5f, 0.49999997f, 8388609.0f, -127.5f, 126.5f, 0};
  std::fesetround(FE_TONEAREST);
  for (const float x : values) {
    EXPECT_EQ(jauge_round_half_even(x), static_cast<std::int32_t>(std::nearbyint(x))) << x;
    EXPECT_EQ(jauge_round_half_away(x), static_cast<std::int32_t>(std::round(x))) << x;
  }
}

TEST(QuantMath, OnnxClampsBeforeItRounds) {
  EXPECT_EQ(jauge_requantise_onnx(5, 0.5f, 5, 0, 255), 7);  // 2.5 -> 2
  EXPECT_EQ(jauge_requantise_onnx(7, 0.5f, 5, 0, 255), 9);  // 3.5 -> 4
  EXPECT_EQ(jauge_requantise_onnx(highest, 1.0f, -3, -128, 127), 127);
  EXPECT_EQ(jauge_requantise_onnx(lowest, 1.0f, -3, -128, 127), -128);
}

double as_real(std::int32_t raw, int integer_bits) {
  return std::ldexp(static_cast<double>(raw), integer_bits - 31);
}

TEST(FixedFunctions, AreCloseToTheRealOnes) {
  for (std::int64_t raw = lowest; raw <= highest; raw += 1234567) {
    const auto x = static_cast<std::int32_t>(raw);
    EXPECT_NEAR(as_real(jauge_logistic(x, 4), 0), 1 / (1 + std::exp(-as_real(x, 4))), 1e-6);
    EXPECT_NEAR(as_real(jauge_tanh(x, 4), 0), std::tanh(as_real(x, 4)), 1e-6);
    const std::int32_t below = x > 0 ? -x : x;
    EXPECT_NEAR(as_real(jauge_exp_negative(below, 5), 0), std::exp(as_real(below, 5)), 1e-6);
  }
  EXPECT_EQ(jauge_logistic(0, 4), 1 << 30);
  EXPECT_EQ(jauge_tanh(0, 4), 0);
}

TEST(FixedFunctions, ReciprocalsKnowTheirUnit) {
  for (std::int32_t sum = 1 << 19; sum > 0 && sum < (1 << 30); sum += 7654321) {  // 1 to 2048 with 12 integer bits
    std::int32_t bits = 0;
    const double share = as_real(jauge_reciprocal(sum, 12, &bits), 0);
    EXPECT_NEAR(std::ldexp(share, -bits) * as_real(sum, 12), 1, 1e-6);
  }
}

}  // namespace
}  // namespace jauge
