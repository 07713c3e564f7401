/* The first layers of networks on a Cortex-M4: convolutions whose window rows are short runs of taps, because there are
 * few input channels. Every window of an output row is laid out as one run. */
#pragma once

#include <stdint.h>

#include "firmware_probe/runtime/kernel.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Offsets of the fields are known to stem.S. */
typedef struct {
  uint32_t* to;        /*  0: windows in pairs, as jauge_m4_filters wants them */
  const int16_t* from; /*  4: first tap of the first pixel in widened rows, halfword-aligned */
  int32_t row_pitch;   /*  8: bytes from a window row to the next */
  int32_t runs;        /* 12: rows of a window */
  int32_t run_taps;    /* 16: taps of one; the tap that makes an odd sum even may be anything */
  int32_t pixel_step;  /* 20: bytes from window to window */
  int32_t count;       /* 24: pixels, at least 1 */
  int32_t pair_bytes;  /* 28: of two windows */
  int32_t first_step;  /* 32: bytes in `to` from the first pixel to the second: 4, or those of a pair less 4 */
  int32_t is_single;   /* 36: 1: the last pixel stands alone, its words side by side */
} jauge_m4_windows;

void jauge_m4_lay_out(const jauge_m4_windows* windows);

/* Makes the row, where that goes with those that follow, and says 1; 0: too little scratch, nothing was written. */
int jauge_m4_stem_row(const jauge_call* call, int32_t r);

#ifdef __cplusplus
}
#endif
