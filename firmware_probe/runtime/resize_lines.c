#include "firmware_probe/runtime/resize_lines.h"

static int line_fits(const jauge_line* line, int32_t extent) {
  const int32_t one = 1 << 10;
  return line->below >= 0 && line->below < extent && line->above >= 0 && line->above < extent &&
         line->below_weight >= -one && line->below_weight <= 2 * one && line->above_weight >= -one &&
         line->above_weight <= 2 * one;
}

int jauge_lines_fit(const jauge_call* call) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  if (in->channels != out->channels || call->op->weights.offset % 8 != 0 || /* the lines hold doubles */
      call->op->weights.bytes != sizeof(jauge_line) * ((uint64_t)(uint32_t)out->rows + (uint32_t)out->width))
    return 0;
  for (int32_t i = 0; i < out->rows; ++i)
    if (!line_fits(jauge_row_line(call, i), in->rows)) return 0;
  for (int32_t i = 0; i < out->width; ++i)
    if (!line_fits(jauge_column_line(call, i), in->width)) return 0;
  return 1;
}

int32_t jauge_line_last_row(const jauge_call* call, uint32_t input, int32_t r) {
  (void)input;
  const jauge_line* line = jauge_row_line(call, r);
  return line->below > line->above ? line->below : line->above;
}
