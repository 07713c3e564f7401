/* depthwise_s8 with windows of 3 x 3 on a Cortex-M4, all rows at once. Four channels at a time are turned into a map
 * (depthwise_map.h), a part of the picture after the other, and run through from top to bottom. */
#pragma once

#include "firmware_probe/runtime/kernel.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Whether the op may run so: a window of 3 x 3, strides of at most 2, nobody else between its rows, and no output over
 * input that is still to be read. The latter holds also where a channel's outputs lie on inputs of the same channel
 * only: all of those are in the map before the first output of the channel is written. */
int jauge_m4_depthwise_fits_map(const jauge_call* call);

/* Makes the whole output. The scratch holds jauge_map_bytes; the factors suit. */
void jauge_m4_depthwise_3x3(const jauge_call* call);

#ifdef __cplusplus
}
#endif
