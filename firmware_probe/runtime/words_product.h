/* int8 weights times 16-bit numbers. */
#pragma once

#include <stdint.h>

#if defined(__ARM_FEATURE_DSP)
#include <arm_acle.h>
#endif

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__ARM_FEATURE_DSP)
/* Four products, by plain loads also where the C library is not to be relied on: bytes 0, 2 and 1, 3 of the weights
 * become pairs of halfwords, which are sorted into 0, 1 and 2, 3. */
static inline int32_t jauge_four_words(const int8_t* weights, const int16_t* values, int32_t sum) {
  uint32_t bytes, low, high;
  __builtin_memcpy(&bytes, weights, sizeof bytes);
  __builtin_memcpy(&low, values, sizeof low);
  __builtin_memcpy(&high, values + 2, sizeof high);
  const uint32_t even = (uint32_t)__sxtb16((int8x4_t)bytes),
                 odd = (uint32_t)__sxtb16((int8x4_t)(bytes >> 8 | bytes << 24));
  sum = __smlad((int16x2_t)((even & 0xFFFFu) | odd << 16), (int16x2_t)low, sum);
  return __smlad((int16x2_t)(even >> 16 | (odd & 0xFFFF0000u)), (int16x2_t)high, sum);
}
#endif

/* sum + weights[i] * values[i]; wraps at 32 bits. */
static inline int32_t jauge_words_product(const int8_t* weights, const int16_t* values, int32_t count, int32_t sum) {
  int32_t i = 0;
#if defined(__ARM_FEATURE_DSP)
  for (; i + 4 <= count; i += 4) sum = jauge_four_words(weights + i, values + i, sum);
#endif
  for (; i < count; ++i) sum = (int32_t)((uint32_t)sum + (uint32_t)(weights[i] * values[i]));
  return sum;
}

#ifdef __cplusplus
}
#endif
