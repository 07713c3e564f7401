/* A block's channels made ready on a Cortex-M4. */
#pragma once

#include "firmware_probe/runtime/kernels/cortex_m4/block.h"
#include "firmware_probe/runtime/package.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Starts as jauge_m4_block wants them, pairs of channels in one sum, and scales of four channels that lie in the
 * package, in TFLite's arithmetic. `zero_point` is that of the output, doubled, plus 1. */
void jauge_m4_prepare_tflite(jauge_m4_block* block, const jauge_channel* channels, int32_t zero_point);

#ifdef __cplusplus
}
#endif
