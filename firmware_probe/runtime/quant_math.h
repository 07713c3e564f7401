/* The arithmetic of quantised kernels: one header for the chip and for the desktop, C11, no library needed.
 *
 * Two worlds that differ by one now and then, chosen by the format a model came from:
 *  - TFLite's reference kernels: a real factor becomes a 31-bit fixed-point mantissa and a power of two; products are
 *    rounded twice (high half of the doubled product half up, then the shift half away from zero).
 *  - ONNX Runtime: a float32 factor, clamped to the output's range, rounded half to even.
 * Right shifts of negative numbers are arithmetic, as on every compiler we build with.
 */
#pragma once

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A factor mantissa * 2^(shift - 31), |mantissa| in [2^30, 2^31), or zero. */
typedef struct {
  int32_t mantissa;
  int32_t shift;
} jauge_multiplier;

/* The nearest such factor, halves away from zero. `real` is finite; factors below 2^-32 become zero. */
static inline jauge_multiplier jauge_multiplier_of(double real) {
  union {
    double value;
    uint64_t bits;
  } view;
  view.value = real;
  const int32_t exponent = (int32_t)((view.bits >> 52) & 0x7FF) - 1022;
  const uint64_t fraction = (view.bits & 0xFFFFFFFFFFFFFu) | 0x10000000000000u; /* 53 bits: [2^52, 2^53) */
  jauge_multiplier result = {0, 0};
  uint64_t mantissa = (fraction + (1u << 21)) >> 22;
  int32_t shift = exponent;
  if (real == 0) return result;
  if (mantissa == (uint64_t)1 << 31) {
    mantissa >>= 1;
    ++shift;
  }
  if (shift < -31) return result;
  result.mantissa = real < 0 ? -(int32_t)mantissa : (int32_t)mantissa;
  result.shift = shift;
  return result;
}

static inline int32_t jauge_clamp(int32_t x, int32_t low, int32_t high) {
  return x < low ? low : x > high ? high : x;
}

static inline int32_t jauge_saturate_i32(int64_t x) {
  return x < INT32_MIN ? INT32_MIN : x > INT32_MAX ? INT32_MAX : (int32_t)x;
}

/* a * b / 2^31 rounded half up. Saturates for the one product that does not fit. */
static inline int32_t jauge_high_mul(int32_t a, int32_t b) {
  return jauge_saturate_i32(((int64_t)a * b + ((int64_t)1 << 30)) >> 31);
}

/* x / 2^bits rounded half away from zero; bits 0 to 31. */
static inline int32_t jauge_divide_by_pot(int32_t x, int32_t bits) {
  const int64_t half = bits > 0 ? (int64_t)1 << (bits - 1) : 0;
  const int64_t magnitude = ((x < 0 ? -(int64_t)x : (int64_t)x) + half) >> bits;
  return (int32_t)(x < 0 ? -magnitude : magnitude);
}

/* x * 2^bits, held at the ends of int32; bits 0 to 31. */
static inline int32_t jauge_saturating_shift(int32_t x, int32_t bits) {
  return jauge_saturate_i32((int64_t)x * ((int64_t)1 << bits));
}

/* TFLite's requantisation: x * factor, rounded twice. Wide factors need x small enough for x * 2^shift. */
static inline int32_t jauge_multiply(int32_t x, jauge_multiplier factor) {
  const int32_t left = factor.shift > 0 ? factor.shift : 0;
  const int32_t right = factor.shift > 0 ? 0 : -factor.shift;
  const int32_t shifted = (int32_t)((uint32_t)x << left); /* wraps as the reference does */
  return jauge_divide_by_pot(jauge_high_mul(shifted, factor.mantissa), right);
}

/* The same for the 64-bit sums of 16-bit activations: a 15-bit mantissa, rounded once, half up. factor.shift < 8. */
static inline int32_t jauge_multiply_wide(int64_t x, jauge_multiplier factor) {
  const int32_t mantissa = factor.mantissa < 0x7FFF0000 ? (factor.mantissa + (1 << 15)) >> 16 : 0x7FFF;
  const int32_t bits = 15 - factor.shift;
  return jauge_saturate_i32((x * mantissa + ((int64_t)1 << (bits - 1))) >> bits);
}

/* The nearest integer, halves to even. |x| < 2^31. */
static inline int32_t jauge_round_half_even(float x) {
  const int32_t whole = (int32_t)x; /* towards zero */
  const float rest = x - (float)whole;
  if (rest > 0.5f || (rest == 0.5f && (whole & 1))) return whole + 1;
  if (rest < -0.5f || (rest == -0.5f && (whole & 1))) return whole - 1;
  return whole;
}

/* The nearest integer, halves away from zero. |x| < 2^31. */
static inline int32_t jauge_round_half_away(float x) {
  const int32_t whole = (int32_t)x;
  const float rest = x - (float)whole;
  return rest >= 0.5f ? whole + 1 : rest <= -0.5f ? whole - 1 : whole;
}

/* ONNX Runtime's requantisation: scaled in float32, clamped to [low, high] without the zero point, rounded half to
 * even, then moved by the zero point. */
static inline int32_t jauge_requantise_onnx(int32_t sum, float scale, int32_t zero_point, int32_t low, int32_t high) {
  const float least = (float)(low - zero_point), most = (float)(high - zero_point);
  const float real = (float)sum * scale;
  return jauge_round_half_even(real < least ? least : real > most ? most : real) + zero_point;
}

#ifdef __cplusplus
}
#endif
