/* TFLite's integer resizing by straight lines: weights with 10 fraction bits in each direction. */
#include "firmware_probe/runtime/resize_lines.h"

static int check(const jauge_call* call) {
  const jauge_resize_linear_s8* p = call->parameters;
  return jauge_has(&call->in[0], JAUGE_S8) && jauge_has(&call->out[0], JAUGE_S8) && jauge_lines_fit(call) &&
         call->op->parameters.bytes == sizeof *p && (p->lowered == 0 || p->lowered == 128);
}

static int8_t rounded(int64_t sum, int32_t lowered) {
  const int64_t unit = (int64_t)1 << 20;
  sum += lowered * unit;
  const int64_t whole = (sum + (sum > 0 ? unit / 2 : -unit / 2)) / unit - lowered;
  return (int8_t)(whole < -128 ? -128 : whole > 127 ? 127 : whole);
}

static void row(const jauge_call* call, int32_t r) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const int32_t lowered = ((const jauge_resize_linear_s8*)call->parameters)->lowered;
  const jauge_line* y = jauge_row_line(call, r);
  const uint8_t *low = jauge_row(in, y->below), *high = jauge_row(in, y->above);
  for (int32_t x = 0; x < out->width; ++x) {
    const jauge_line* column = jauge_column_line(call, x);
    const int32_t left = column->below * in->pixel_pitch, right = column->above * in->pixel_pitch;
    int8_t* to = (int8_t*)jauge_row(out, r) + x * out->pixel_pitch;
    for (int32_t c = 0; c < out->channels; ++c)
      to[c] = rounded((int64_t)((int8_t)low[left + c]) * y->below_weight * column->below_weight +
                          (int64_t)((int8_t)high[left + c]) * y->above_weight * column->below_weight +
                          (int64_t)((int8_t)low[right + c]) * y->below_weight * column->above_weight +
                          (int64_t)((int8_t)high[right + c]) * y->above_weight * column->above_weight,
                      lowered);
  }
}

JAUGE_KERNEL(resize_linear_s8, check, jauge_line_last_row, row);
