/* conv_s8 on a Cortex-M4: the rows that an output row's windows see are widened to 16 bits once, borders included, and
 * every block of four filters runs over them with its weights in SRAM. An op that runs alone makes as many rows
 * together as its scratch has room for, and keeps what the next ones see again. */
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

/* Input row y, `columns` of it from column `first` on; what lies outside is the zero point. */
void jauge_m4_widen_row(const jauge_view* in, int32_t y, int32_t first, int32_t columns, int16_t* to);

#ifdef __cplusplus
}
#endif
