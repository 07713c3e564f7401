/* How a window lies over its input; shared by convolutions and pools. */
#pragma once

#include "firmware_probe/runtime/kernel.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Whether every output pixel's window begins inside or before the input and no number can overflow. */
int jauge_window_fits(const jauge_window* window, const jauge_view* in, const jauge_view* out);

/* Kernels whose parameters begin with a jauge_window. */
int32_t jauge_window_last_row(const jauge_call* call, uint32_t input, int32_t r);

/* The first byte of the input pixel that tap (ky, kx) of output pixel (r, x) sees; null: padding. */
static inline const uint8_t* jauge_tap(const jauge_window* window, const jauge_view* in, int32_t r, int32_t x,
                                       int32_t ky, int32_t kx) {
  const int32_t y = r * window->stride_height - window->pad_top + ky * window->dilation_height;
  const int32_t column = x * window->stride_width - window->pad_left + kx * window->dilation_width;
  if (y < 0 || y >= in->rows || column < 0 || column >= in->width) return (const uint8_t*)0;
  return jauge_row(in, y) + column * in->pixel_pitch;
}

/* The line of the input whose tap `k` reaches output line `to` of an enlarging convolution; -1: none does. */
static inline int32_t jauge_source_line(int32_t to, int32_t pad, int32_t k, int32_t dilation, int32_t stride,
                                        int32_t lines) {
  const int32_t from = to + pad - k * dilation;
  return from >= 0 && from % stride == 0 && from / stride < lines ? from / stride : -1;
}

/* The first byte of the input pixel whose tap (ky, kx) reaches output pixel (r, x) of an enlarging convolution; null:
 * none does. */
static inline const uint8_t* jauge_source(const jauge_window* window, const jauge_view* in, int32_t r, int32_t x,
                                          int32_t ky, int32_t kx) {
  const int32_t y = jauge_source_line(r, window->pad_top, ky, window->dilation_height, window->stride_height, in->rows);
  const int32_t column =
      jauge_source_line(x, window->pad_left, kx, window->dilation_width, window->stride_width, in->width);
  return y < 0 || column < 0 ? (const uint8_t*)0 : jauge_row(in, y) + column * in->pixel_pitch;
}

/* Row `packed` (out->width * out->channels elements, side by side) becomes row r of the output. */
void jauge_store_row(const jauge_view* out, int32_t r, const void* packed);

#ifdef __cplusplus
}
#endif
