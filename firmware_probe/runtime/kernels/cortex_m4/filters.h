/* Four filters at a time over widened activations: what conv_s8 and dense_s8 share on a Cortex-M4. */
#pragma once

#include "firmware_probe/runtime/kernel.h"
#include "firmware_probe/runtime/kernels/cortex_m4/block.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Starts (the bias of each channel for itself) and scales of four channels. Channels past the last are zero. */
void jauge_m4_prepare_plain(jauge_m4_block* block, const jauge_call* call, int32_t first_channel);

/* Starts and scales, then block->count pixels of four channels; block->out is the output's first pixel of this row,
 * pitch included. Where fewer than four channels are left, they go through `spare` (4 * count bytes). */
void jauge_m4_run(jauge_m4_block* block, const jauge_call* call, int32_t first_channel, int8_t* spare);

/* Holds `count` pixels of the output inside a range that is narrower than int8. */
void jauge_m4_hold(const jauge_call* call, jauge_range range, int8_t* out, int32_t count);

#ifdef __cplusplus
}
#endif
