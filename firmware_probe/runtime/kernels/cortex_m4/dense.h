/* All outputs of a dense layer of integers on a Cortex-M4, four at a time; weights straight from Flash. */
#pragma once

#include <stdint.h>

#include "firmware_probe/runtime/package.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Offsets of the fields are known to dense.S. */
typedef struct {
  const int16_t* taps;           /*  0: widened input, an even number */
  int32_t tap_bytes;             /*  4: 2 * taps */
  const uint32_t* weights;       /*  8: JAUGE_WEIGHTS_DUAL */
  const jauge_channel* channels; /* 12: factors that suit jauge_dual_shift_fits */
  int8_t* out;                   /* 16 */
  int32_t blocks;                /* 20: of four outputs, at least 1 */
  int32_t zero_point;            /* 24: of the output */
} jauge_m4_dense;

void jauge_m4_dense_tflite(const jauge_m4_dense* layer);
void jauge_m4_dense_onnx(const jauge_m4_dense* layer);

#ifdef __cplusplus
}
#endif
