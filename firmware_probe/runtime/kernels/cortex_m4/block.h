/* The inner loops of int8 convolutions on a Cortex-M4 with its DSP instructions: four output channels and two pixels at
 * once, weights in pairs of channels (JAUGE_WEIGHTS_DUAL, weights.h), activations widened to 16 bits.
 *
 * A window is `runs` runs of `run_taps` taps side by side; each run begins `run_gap` bytes behind the end of the one
 * before. Weights follow in the same order: two words for every two taps.
 *
 * With pixel_step 0 windows are one run each and lie in pairs: two taps of a pixel, the same of the next, two taps of
 * the first, and so on; the last window of an odd number lies alone, tap by tap (jauge_m4_widen_pairs).
 *
 * Windows of 3 x 3, columns side by side, may lie in planes instead: a plane has a word for each column of an input
 * row, two channels, and the planes of a row lie behind each other, as do the rows. pixel_step is 4 or 8, runs 3,
 * run_taps three times the channels, an even number, and `copy` is there: it gets weights in the order in which they
 * are used.
 */
#pragma once

#include <stdint.h>

#include "firmware_probe/runtime/package.h"

#ifdef __cplusplus
extern "C" {
#endif

/* From a channel's exact sum to its stored number. TFLite: the mantissa; 2^(right - 1) + zero_point * 2^right; right.
 * ONNX: the float factor's bits; the zero point; unused. */
typedef struct {
  int32_t factor, offset, right;
} jauge_m4_scale;

/* What four channels begin with, each for itself, and end with. */
typedef struct {
  int32_t starts[4];
  jauge_m4_scale scales[4];
} jauge_m4_block;

/* Offsets of the fields are known to block.S. */
typedef struct {
  const int16_t* pixels;   /*  0: first tap of the first output pixel */
  const uint32_t* weights; /*  4: of the first four channels */
  uint32_t* copy;          /*  8: where the weights of four channels lie while they are used; null: in `weights` */
  int8_t* out;             /* 12: first of the channels of the first output pixel */
  const jauge_channel* channels; /* 16: their records; factors suit jauge_dual_shift_fits */
  int32_t blocks;                /* 20: of four channels, at least one */
  int32_t count;                 /* 24: output pixels */
  int32_t pixel_step;            /* 28: bytes between the windows of neighbouring pixels; 0: windows lie in pairs */
  int32_t runs;                  /* 32 */
  int32_t run_taps;              /* 36: even */
  int32_t run_gap;               /* 40 */
  int32_t out_pitch;             /* 44: bytes between output pixels */
  int32_t zero_point;            /* 48: of the output */
  int32_t is_tflite;             /* 52: whose arithmetic; ONNX Runtime's otherwise */
  int32_t plane_bytes;           /* 56: of a plane; 0: windows do not lie in planes */
  int32_t whole_pairs;           /* 60: 1: planes; or the last window of an odd number has a neighbour of any numbers */
} jauge_m4_filters;

/* All blocks, each over all pixels. Every number is saturated to int8; a narrower range is the caller's work. Uses up
 * *filters. */
void jauge_m4_run_filters(jauge_m4_filters* filters);

#ifdef __cplusplus
}
#endif
