/* Two inputs whose extents of 1 are repeated to the output's. */
#pragma once

#include "firmware_probe/runtime/kernel.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Whether every extent of `in` is the output's or 1. */
static inline int jauge_broadcasts(const jauge_view* in, const jauge_view* out) {
  return (in->rows == out->rows || in->rows == 1) && (in->width == out->width || in->width == 1) &&
         (in->channels == out->channels || in->channels == 1);
}

/* The first byte of the pixel that output pixel (r, x) sees. */
static inline const uint8_t* jauge_broadcast_pixel(const jauge_view* in, int32_t r, int32_t x) {
  return jauge_row(in, in->rows == 1 ? 0 : r) + (in->width == 1 ? 0 : x) * in->pixel_pitch;
}

/* Which of its channels output channel c sees is c * this. */
static inline int32_t jauge_broadcast_step(const jauge_view* in) {
  return in->channels == 1 ? 0 : 1;
}

#ifdef __cplusplus
}
#endif
