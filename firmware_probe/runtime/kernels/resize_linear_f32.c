/* Resizing by straight lines, of real numbers or of int8 by way of them: rows first, then columns, in double, as the
 * executor does. */
#include "firmware_probe/runtime/reals.h"
#include "firmware_probe/runtime/resize_lines.h"

static int check(const jauge_call* call) {
  const int reals = jauge_has(&call->in[0], JAUGE_F32) && jauge_has(&call->out[0], JAUGE_F32);
  const int integers = jauge_has(&call->in[0], JAUGE_S8) && jauge_has(&call->out[0], JAUGE_S8);
  return (reals || integers) && jauge_lines_fit(call);
}

static double element(const jauge_view* in, const uint8_t* pixels, int32_t c) {
  if (in->dtype == JAUGE_F32) return (double)((const float*)(const void*)pixels)[c];
  return (double)jauge_decoded(in, ((const int8_t*)pixels)[c]);
}

/* Between the two rows, at one column. */
static double between_rows(const jauge_view* in, const jauge_line* y, int32_t column, int32_t c) {
  const double below = element(in, jauge_row(in, y->below) + column * in->pixel_pitch, c);
  if (y->above_share == 0) return y->below_share * below;
  return y->below_share * below + y->above_share * element(in, jauge_row(in, y->above) + column * in->pixel_pitch, c);
}

static void row(const jauge_call* call, int32_t r) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_line* y = jauge_row_line(call, r);
  for (int32_t x = 0; x < out->width; ++x) {
    const jauge_line* column = jauge_column_line(call, x);
    uint8_t* to = jauge_row(out, r) + x * out->pixel_pitch;
    for (int32_t c = 0; c < out->channels; ++c) {
      double sum = column->below_share * between_rows(in, y, column->below, c);
      if (column->above_share != 0) sum += column->above_share * between_rows(in, y, column->above, c);
      if (out->dtype == JAUGE_F32)
        ((float*)(void*)to)[c] = (float)sum;
      else
        ((int8_t*)to)[c] = jauge_encoded((float)sum, out, call->op->rounding);
    }
  }
}

JAUGE_KERNEL(resize_linear_f32, check, jauge_line_last_row, row);
