/* Joins tensors along rows, pixels or channels. Elements move as they are; bytes may go through a table for each input,
 * which brings them to the output's scale. */
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
  if (call->op->weights.bytes != 0 &&
      (call->op->weights.bytes != 256u * call->op->input_count || jauge_dtype_bytes(out->dtype) != 1))
    return 0;
  return joined == extent_of(out, p->along);
}

static void copy_pixel(const uint8_t* from, uint8_t* to, size_t bytes, const uint8_t* table) {
  if (!table) {
    if (from != to) memmove(to, from, bytes);
    return;
  }
  for (size_t i = 0; i < bytes; ++i) to[i] = table[from[i]];
}

/* Row `from_row` of input `i` becomes pixels from `x` on, channels from `c` on of output row r. */
static void copy_row(const jauge_call* call, uint32_t i, int32_t from_row, int32_t r, int32_t x, int32_t c) {
  const jauge_view *in = &call->in[i], *out = &call->out[0];
  const size_t element = jauge_dtype_bytes(in->dtype);
  const uint8_t* table = call->op->weights.bytes ? (const uint8_t*)call->weights + 256 * i : NULL;
  const uint8_t* from = jauge_row(in, from_row);
  uint8_t* to = jauge_row(out, r) + x * out->pixel_pitch + c * (int32_t)element;
  for (int32_t pixel = 0; pixel < in->width; ++pixel, from += in->pixel_pitch, to += out->pixel_pitch)
    copy_pixel(from, to, (size_t)in->channels * element, table);
}

static void row(const jauge_call* call, int32_t r) {
  const jauge_concat* p = call->parameters;
  int32_t before = 0; /* extent of the inputs before this one */
  for (uint32_t i = 0; i < call->op->input_count; ++i) {
    const int32_t extent = extent_of(&call->in[i], p->along);
    if (p->along == JAUGE_ALONG_WIDTH)
      copy_row(call, i, r, r, before, 0);
    else if (p->along == JAUGE_ALONG_CHANNELS)
      copy_row(call, i, r, r, 0, before);
    else if (r >= before && r < before + extent)
      copy_row(call, i, r - before, r, 0, 0);
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
