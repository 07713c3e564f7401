/* depthwise_s8 on a Cortex-M4, in one of two ways. Whole: depthwise_3x3.h. Row by row: the channels are made ready
 * once, with the first row, and kept in the scratch; the rows that an output row sees are copied beside them with their
 * borders, so that every window is whole. Any number of channels; where they are no multiple of four, the last four
 * overlap those before. */
#pragma once

#include "firmware_probe/runtime/kernel.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Makes output row r and says 1; 0: the op is none for either way (several filters for each channel, a window of more
 * than 5 x 5, columns apart, factors of one half and more, too little scratch, fewer than four channels row by row). */
int jauge_m4_depthwise_row(const jauge_call* call, int32_t r);

#ifdef __cplusplus
}
#endif
