/* add_s8 on a Cortex-M4. */
#pragma once

#include "firmware_probe/runtime/kernel.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Makes the row and says 1; 0: the op is none for this way (a difference, repeated extents, factors of one and more).
 */
int jauge_m4_add_row(const jauge_call* call, int32_t r);

#ifdef __cplusplus
}
#endif
