/* Pools of real numbers, and of int8 by way of real numbers. */
#pragma once

#include "firmware_probe/runtime/reals.h"
#include "firmware_probe/runtime/window.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Whether parameters, shapes and scratch (an output row of `element_bytes`) fit. */
int jauge_pool_reals_fit(const jauge_call* call, jauge_dtype dtype, int64_t element_bytes);

/* How many taps of the window of output pixel (r, x) divide its sum. */
int32_t jauge_pool_divisor(const jauge_call* call, int32_t r, int32_t x, int32_t taps_inside);

#ifdef __cplusplus
}
#endif
