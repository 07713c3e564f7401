/* The inner loops of int8 depthwise convolutions on a Cortex-M4: four channels of one pixel at a time. Windows lie
 * wholly inside the rows they are given. */
#pragma once

#include "firmware_probe/runtime/kernels/cortex_m4/block.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Four channels made ready; offsets are known to depthwise_taps.S. Weights: for each tap two words, (channel 0, channel
 * 2) and (channel 1, channel 3) in 16 bits each; as many as there are taps. In TFLite's arithmetic, which
 * scales twice the sum, starts and weights are doubled. */
typedef struct {
  int32_t starts[4];        /*  0 */
  jauge_m4_scale scales[4]; /* 16 */
  uint32_t weights[];       /* 64 */
} jauge_m4_ready;

typedef struct {
  const int8_t* first;         /*  0: tap (0, 0) of the first pixel */
  int32_t row_pitch;           /*  4: bytes from a window row to the next */
  int32_t height, width;       /*  8, 12: of the window */
  int32_t tap_pitch;           /* 16: bytes */
  int8_t* out;                 /* 20 */
  int32_t count;               /* 24: pixels, at least 1 */
  int32_t pixel_step;          /* 28: bytes from a window to the next */
  int32_t out_pitch;           /* 32 */
  const jauge_m4_ready* ready; /* 36 */
} jauge_m4_depthwise;

void jauge_m4_depthwise_tflite(const jauge_m4_depthwise* pixels);
void jauge_m4_depthwise_onnx(const jauge_m4_depthwise* pixels);

#ifdef __cplusplus
}
#endif
