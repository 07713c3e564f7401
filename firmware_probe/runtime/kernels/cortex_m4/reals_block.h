/* The inner loops of float convolutions, depthwise too, and dense layers on a Cortex-M4 with its FPU: four filters at
 * once, over four output pixels or over one. A product and a sum take a cycle each where a fused one takes three, and
 * this way each sum is formed tap by tap as portable C forms it: the results are the same to the bit.
 */
#pragma once

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { JAUGE_M4_FILTERS = 4, JAUGE_M4_PIXELS = 4 };

/* A window is `runs` runs of `run_taps` taps side by side, which may lie anywhere. Offsets of the fields are known to
 * reals_block.S. */
typedef struct {
  const float* const* taps; /*  0: where each run begins; of four pixels: four places for each run */
  const float* weights;     /*  4: of the first filter, from the first run on */
  const float* bias;        /*  8: of the first filter */
  float* out;               /* 12: first pixel, first filter */
  int32_t blocks;           /* 16: of four filters, at least 1 */
  int32_t runs;             /* 20: may be 0 */
  int32_t run_taps;         /* 24: at least 1 */
  int32_t filter_bytes;     /* 28: from a filter to the next */
  int32_t out_pitch;        /* 32: bytes from a pixel to the next */
  int32_t channel_bytes;    /* 36: depthwise: from the begin of a run to the first channel */
} jauge_m4_reals;

void jauge_m4_reals_of_four(const jauge_m4_reals* block); /* pixels */
void jauge_m4_reals_of_one(const jauge_m4_reals* block);

/* A depthwise convolution: every run is a pixel, of which each channel sees its own tap; weights lie tap by tap, so
 * that filter_bytes leads from a tap to the next. run_taps is unused. */
void jauge_m4_depthwise_of_four(const jauge_m4_reals* block);
void jauge_m4_depthwise_of_one(const jauge_m4_reals* block);

#ifdef __cplusplus
}
#endif
