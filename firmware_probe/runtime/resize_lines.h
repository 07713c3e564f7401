/* What the kernels that resize by straight lines share: for every output row and column its two neighbours. */
#pragma once

#include "firmware_probe/runtime/kernel.h"

#ifdef __cplusplus
extern "C" {
#endif

static inline const jauge_line* jauge_row_line(const jauge_call* call, int32_t r) {
  return (const jauge_line*)call->weights + r;
}
static inline const jauge_line* jauge_column_line(const jauge_call* call, int32_t x) {
  return (const jauge_line*)call->weights + call->out[0].rows + x;
}

/* Whether there is a line for every row and column and all neighbours exist. */
int jauge_lines_fit(const jauge_call* call);
int32_t jauge_line_last_row(const jauge_call* call, uint32_t input, int32_t r);

#ifdef __cplusplus
}
#endif
