/* conv_f32, depthwise_f32 and dense_f32 on a Cortex-M4: four filters over four neighbouring pixels at a time, input and
 * weights read where they lie. */
#pragma once

#include "firmware_probe/runtime/kernel.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Makes the row and says 1; 0: the op is none for this way (several groups, fewer than four filters, too little
 * scratch), nothing was written. */
int jauge_m4_conv_f32_row(const jauge_call* call, int32_t r);

/* The same for depthwise_f32 (several filters for each channel, fewer than four channels, too little scratch). */
int jauge_m4_depthwise_f32_row(const jauge_call* call, int32_t r);

/* The same for dense_f32. */
int jauge_m4_dense_f32_row(const jauge_call* call, int32_t r);

#ifdef __cplusplus
}
#endif
