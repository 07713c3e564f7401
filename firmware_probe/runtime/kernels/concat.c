/* Joins tensors along rows, pixels or channels; elements move as they are. */
#include <string.h>

#include "firmware_probe/runtime/kernel.h"

static int32_t extent_of(const jauge_view* view, int32_t along) {
  return along == JAUGE_ALONG_ROWS ? view->rows : along == JAUGE_ALONG_WIDTH ? view->width : view->channels;
}

static int others_match(const jauge_view* in, const jauge_view* out, int32_t along) {
  return (along == JAUGE_ALONG_ROWS || in->rows == out->rows) &&
         (along == JAUGE_ALONG_WIDTH || in->width == out->width) &&
         (along == JAUGE_ALONG_CHANNELS || in->channels == out->channels);
}

static int check(const jauge_call* call) {
  const jauge_concat* p = call->parameters;
  const jauge_view* out = &call->out[0];
  if (call->op->parameters.bytes != sizeof *p || p->along < JAUGE_ALONG_ROWS || p->along > JAUGE_ALONG_CHANNELS)
    return 0;
  int64_t joined = 0;
  for (uint32_t i = 0; i < call->op->input_count; ++i) {
    const jauge_view* in = &call->in[i];
    if (!in->base || in->dtype != out->dtype || !others_match(in, out, p->along)) return 0;
    joined += extent_of(in, p->along);
  }
  return joined == extent_of(out, p->along);
}

/* Row r of `in` becomes pixels from `x` on, channels from `c` on of an output row. */
static void copy_row(const jauge_view* in, int32_t r, const jauge_view* out, uint8_t* to, int32_t x, int32_t c) {
  const size_t element = jauge_dtype_bytes(in->dtype);
  const uint8_t* from = jauge_row(in, r);
  to += x * out->pixel_pitch + c * (int32_t)element;
  for (int32_t i = 0; i < in->width; ++i, from += in->pixel_pitch, to += out->pixel_pitch)
    if (from != to) memmove(to, from, (size_t)in->channels * element);
}

static void row(const jauge_call* call, int32_t r) {
  const jauge_concat* p = call->parameters;
  int32_t before = 0; /* extent of the inputs before this one */
  for (uint32_t i = 0; i < call->op->input_count; ++i) {
    const jauge_view* in = &call->in[i];
    const int32_t extent = extent_of(in, p->along);
    uint8_t* to = jauge_row(&call->out[0], r);
    if (p->along == JAUGE_ALONG_WIDTH)
      copy_row(in, r, &call->out[0], to, before, 0);
    else if (p->along == JAUGE_ALONG_CHANNELS)
      copy_row(in, r, &call->out[0], to, 0, before);
    else if (r >= before && r < before + extent)
      copy_row(in, r - before, &call->out[0], to, 0, 0);
    before += extent;
  }
}

/* Joined along rows, an input is asked for its own rows only. */
static int32_t last_row(const jauge_call* call, uint32_t input, int32_t r) {
  const jauge_concat* p = call->parameters;
  if (p->along != JAUGE_ALONG_ROWS) return r;
  for (uint32_t i = 0; i < input; ++i) r -= call->in[i].rows;
  return r;
}

JAUGE_KERNEL(concat, check, last_row, row);
