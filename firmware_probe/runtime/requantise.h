/* From the exact sum of products of an output channel to its stored number, in either rounding world. */
#pragma once

#include <string.h>

#include "firmware_probe/runtime/kernel.h"
#include "firmware_probe/runtime/quant_math.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Sums wrap at 32 bits, as those of the reference kernels do. */
static inline int32_t jauge_wrapping_add(int32_t a, int32_t b) {
  return (int32_t)((uint32_t)a + (uint32_t)b);
}

static inline float jauge_float_of_bits(int32_t bits) {
  float value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

int8_t jauge_requantise(int32_t sum, const jauge_channel* channel, uint8_t rounding, int32_t zero_point,
                        jauge_range range);

/* Whether `count` channels are there and their factors can be used, and the range lies inside int8. */
int jauge_channels_fit(const jauge_call* call, int32_t count);
int jauge_range_fits(jauge_range range);

#ifdef __cplusplus
}
#endif
