/* A margin of one value around a tensor, or a piece of it. */
#include <string.h>

#include "firmware_probe/runtime/kernel.h"

static int margin_fits(int32_t margin) {
  return margin >= -JAUGE_MAX_EXTENT && margin <= JAUGE_MAX_EXTENT;
}

static int check(const jauge_call* call) {
  const jauge_pad* p = call->parameters;
  return call->in[0].base && call->in[0].dtype == call->out[0].dtype && call->op->parameters.bytes == sizeof *p &&
         margin_fits(p->top) && margin_fits(p->left) && margin_fits(p->front);
}

static int32_t last_row(const jauge_call* call, uint32_t input, int32_t r) {
  (void)input;
  return r - ((const jauge_pad*)call->parameters)->top;
}

static void row(const jauge_call* call, int32_t r) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_pad* p = call->parameters;
  const size_t element = jauge_dtype_bytes(out->dtype);
  const int32_t y = r - p->top;
  for (int32_t x = 0; x < out->width; ++x) {
    const int32_t column = x - p->left;
    const int inside = y >= 0 && y < in->rows && column >= 0 && column < in->width;
    const uint8_t* from = inside ? jauge_row(in, y) + column * in->pixel_pitch : NULL;
    uint8_t* to = jauge_row(out, r) + x * out->pixel_pitch;
    for (int32_t c = 0; c < out->channels; ++c, to += element) {
      const int32_t channel = c - p->front;
      const int shown = from && channel >= 0 && channel < in->channels;
      memmove(to, shown ? from + (size_t)channel * element : p->fill, element);
    }
  }
}

JAUGE_KERNEL(pad, check, last_row, row);
