/* Filters over widened activations: what conv_s8 and dense_s8 share on a Cortex-M4. */
#pragma once

#include "firmware_probe/runtime/kernel.h"
#include "firmware_probe/runtime/kernels/cortex_m4/block.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Starts (the bias of each channel for itself) and scales of four channels. Channels past the last are zero. */
void jauge_m4_prepare_plain(jauge_m4_block* block, const jauge_call* call, int32_t first_channel);

/* `channels` channels of the call's output from a multiple of four on: all that are left, or a multiple of four.
 * `filters` says where windows, the weights of these channels and the output's first pixel lie; the rest of it is
 * filled in here. `spare` has 4 * count bytes where fewer than four channels are left. */
void jauge_m4_run(const jauge_m4_filters* filters, const jauge_call* call, int32_t first_channel, int32_t channels,
                  int8_t* spare);

/* Holds `count` pixels of the output inside a range that is narrower than int8. */
void jauge_m4_hold(const jauge_call* call, jauge_range range, int8_t* out, int32_t count);

#ifdef __cplusplus
}
#endif
