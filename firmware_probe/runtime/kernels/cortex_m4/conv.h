/* conv_s8 on a Cortex-M4: the rows that an output row's windows see are widened to 16 bits once, borders included, and
 * every block of four filters runs over them with its weights in SRAM. */
#pragma once

#include "firmware_probe/runtime/kernel.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Makes the row and says 1; 0: the op is none for this way (weights not in pairs, several groups, columns apart, too
 * little scratch), nothing was written. */
int jauge_m4_conv_row(const jauge_call* call, int32_t r);

/* The same for dense_s8. */
int jauge_m4_dense_row(const jauge_call* call, int32_t r);

#ifdef __cplusplus
}
#endif
