/* exp, logistic and tanh in fixed point, bit for bit as TFLite's reference kernels define them. C11, no library.
 * "Qn" is a 32-bit number with n integer bits besides the sign: raw / 2^(31 - n). */
#pragma once

#include "firmware_probe/runtime/quant_math.h"

#ifdef __cplusplus
extern "C" {
#endif

/* exp(a) as Q0 for a Q0 in [-1/4, 0): a Taylor polynomial around -1/8. */
static inline int32_t jauge_exp_small(int32_t a) {
  const int32_t exp_minus_eighth = 1895147668, third = 715827883;
  const int32_t x = a + (1 << 28);
  const int32_t x2 = jauge_high_mul(x, x), x3 = jauge_high_mul(x2, x), x4 = jauge_high_mul(x2, x2);
  const int32_t high_terms = jauge_high_mul(jauge_divide_by_pot(x4, 2) + x3, third) + x2;
  return exp_minus_eighth + jauge_high_mul(exp_minus_eighth, x + jauge_divide_by_pot(high_terms, 1));
}

/* exp(a) as Q0 for a <= 0 with `integer_bits` (2 to 6): the small remainder by polynomial, whole quarters by a factor
 * for each bit. */
static inline int32_t jauge_exp_negative(int32_t a, int32_t integer_bits) {
  /* exp(-2^k) as Q0 for k = -2 .. 4 */
  static const int32_t factors[] = {1672461947, 1302514674, 790015084, 290630308, 39332535, 720401, 242};
  const int32_t fraction_bits = 31 - integer_bits;
  const int32_t quarter = 1 << (fraction_bits - 2);
  const int32_t remainder = (a & (quarter - 1)) - quarter;
  const int32_t quarters = remainder - a;
  int32_t result = jauge_exp_small(jauge_saturating_shift(remainder, integer_bits));
  if (a == 0) return INT32_MAX;
  for (int32_t k = -2; k < integer_bits && k <= 4; ++k)
    if (quarters & (1 << (fraction_bits + k))) result = jauge_high_mul(result, factors[k + 2]);
  return integer_bits > 5 && a < -(1 << (fraction_bits + 5)) ? 0 : result;
}

/* Newton's division: 2 / (1 + x) as Q2 for x Q0 in [0, 1). */
static inline int32_t jauge_two_over_one_plus(int32_t x) {
  const int32_t one_q2 = 1 << 29, c48_over_17 = 1515870810, c32_over_17 = 1010580540;
  const int32_t half_denominator = (int32_t)(((int64_t)x + INT32_MAX + 1) / 2);
  int32_t result = c48_over_17 + jauge_high_mul(half_denominator, -c32_over_17);
  for (int round = 0; round < 3; ++round) {
    const int32_t rest = one_q2 - jauge_high_mul(half_denominator, result);
    result += jauge_saturating_shift(jauge_high_mul(result, rest), 2);
  }
  return result;
}

/* 1 / (1 + x) as Q0 for x Q0 in [0, 1). */
static inline int32_t jauge_one_over_one_plus(int32_t x) {
  return jauge_saturating_shift(jauge_two_over_one_plus(x), 1);
}

/* 1 / (1 + exp(-a)) as Q0. */
static inline int32_t jauge_logistic(int32_t a, int32_t integer_bits) {
  if (a == 0) return 1 << 30;
  const int32_t positive = jauge_one_over_one_plus(jauge_exp_negative(a > 0 ? -a : a, integer_bits));
  return a > 0 ? positive : INT32_MAX - positive;
}

/* tanh(a) as Q0: (1 - e) / (1 + e) with e = exp(-2 |a|). */
static inline int32_t jauge_tanh(int32_t a, int32_t integer_bits) {
  if (a == 0) return 0;
  const int32_t e = jauge_exp_negative(a > 0 ? -a : a, integer_bits + 1);
  const int32_t positive = jauge_saturating_shift(jauge_two_over_one_plus(e) - (1 << 29), 2);
  return a > 0 ? positive : -positive;
}

/* 1 / sum for sum > 0 with `integer_bits`: a Q0 number in (1/2, 1] to be divided by 2^*bits_over_unit. */
static inline int32_t jauge_reciprocal(int32_t sum, int32_t integer_bits, int32_t* bits_over_unit) {
  int32_t headroom = 0;
  while (((uint32_t)sum << headroom & 0x80000000u) == 0) ++headroom;
  *bits_over_unit = integer_bits - headroom;
  return jauge_one_over_one_plus((int32_t)(((uint32_t)sum << headroom) - 0x80000000u));
}

#ifdef __cplusplus
}
#endif
