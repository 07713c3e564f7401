/* depthwise_s8 on a Cortex-M4. The channels are made ready once, with the first row, and kept in the scratch; the rows
 * that an output row sees are copied beside them with their borders, so that every window is whole. */
#pragma once

#include "firmware_probe/runtime/kernel.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Makes output row r and says 1; 0: the op is none for this way (channels no multiple of four, several filters for each
 * channel, a window of more than 5 x 5, columns apart, factors of one half and more, too little scratch). */
int jauge_m4_depthwise_row(const jauge_call* call, int32_t r);

#ifdef __cplusplus
}
#endif
