/* The inner loops of int8 convolutions and dense layers on a Cortex-M4 with its DSP instructions: four output channels
 * at once, weights in pairs of channels (JAUGE_WEIGHTS_DUAL, weights.h), activations widened to 16 bits.
 *
 * A window is `runs` runs of `run_taps` taps side by side; each run begins `run_gap` bytes behind the end of the one
 * before. Weights follow in the same order: two words for every two taps.
 */
#pragma once

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* From a channel's exact sum to its stored number. TFLite: the mantissa; 2^(right - 1) + zero_point * 2^right; right.
 * ONNX: the float factor's bits; the zero point; unused. */
typedef struct {
  int32_t factor, offset, right;
} jauge_m4_scale;

/* Offsets of the fields are known to block.S. */
typedef struct {
  const int16_t* pixels;    /*  0: first tap of the first output pixel */
  const uint32_t* weights;  /*  4: of the four channels */
  int8_t* out;              /*  8: first of the four channels of the first output pixel */
  int32_t count;            /* 12: output pixels */
  int32_t pixel_step;       /* 16: bytes between the windows of neighbouring pixels */
  int32_t runs;             /* 20 */
  int32_t run_taps;         /* 24: even */
  int32_t run_gap;          /* 28 */
  int32_t out_pitch;        /* 32: bytes between output pixels */
  int32_t starts[4];        /* 36: of the sums: 256 * bias 0 + bias 1, bias 1, 256 * bias 2 + bias 3, bias 3 */
  jauge_m4_scale scales[4]; /* 52 */
} jauge_m4_block;

/* All output pixels, two at a time, the last one alone if they are odd in number. Every number is saturated to int8;
 * a narrower range is the caller's work. */
void jauge_m4_block_tflite(const jauge_m4_block* block);
void jauge_m4_block_onnx(const jauge_m4_block* block);

#ifdef __cplusplus
}
#endif
