/* The first layers of networks on a Cortex-M4: convolutions whose window rows are short runs of taps, because there are
 * few input channels. Every window of an output row is laid out as one run, two pixels' windows interleaved, so that
 * one pointer serves both. */
#pragma once

#include <stdint.h>

#include "firmware_probe/runtime/kernel.h"
#include "firmware_probe/runtime/scratch.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Offsets of the fields of both structs are known to stem.S. A pair of windows: taps 0 and 1 of the first pixel, taps 0
 * and 1 of the second, taps 2 and 3 of the first ... in 16 bits each. */
typedef struct {
  uint32_t* to;        /*  0 */
  const int16_t* from; /*  4: first tap of the first pixel in widened rows, halfword-aligned */
  int32_t row_pitch;   /*  8: bytes from a window row to the next */
  int32_t runs;        /* 12: rows of a window */
  int32_t run_taps;    /* 16: taps of one; where their sum is odd, a zero makes it even */
  int32_t pixel_step;  /* 20: bytes from window to window */
  int32_t count;       /* 24: pixels, at least 1 */
  int32_t pair_bytes;  /* 28: of two windows */
} jauge_m4_windows;

void jauge_m4_lay_out(const jauge_m4_windows* windows);

/* Blocks of four channels over all pixels of a row. The fields move on from block to block. */
typedef struct {
  const uint32_t* windows;       /*  0: pairs */
  const uint32_t* weights;       /*  4: JAUGE_WEIGHTS_DUAL */
  const jauge_channel* channels; /*  8: factors that suit jauge_dual_shift_fits */
  int8_t* out;                   /* 12 */
  int32_t count;                 /* 16: pixels, at least 1 */
  int32_t steps;                 /* 20: taps of a window / 2 */
  int32_t out_pitch;             /* 24: bytes between output pixels */
  int32_t blocks;                /* 28: at least 1 */
  int32_t zero_point;            /* 32: of the output */
} jauge_m4_stem;

/* Saturated to int8. */
void jauge_m4_stem_tflite(jauge_m4_stem* row);
void jauge_m4_stem_onnx(jauge_m4_stem* row);

/* Output row r from the widened rows that lie at the scratch's begin. */
void jauge_m4_stem_row(const jauge_call* call, const jauge_wide* wide, int32_t r);

#ifdef __cplusplus
}
#endif
