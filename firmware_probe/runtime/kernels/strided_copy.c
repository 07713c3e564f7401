/* Another order or choice of the input's elements: Transpose, Slice, Split, Expand, Reshape to another place. */
#include <string.h>

#include "firmware_probe/runtime/kernel.h"

/* Every element that is read must be one of the input's. */
static int reach_fits(const jauge_strided_copy* p, int64_t in_elements) {
  int64_t least = p->first, most = p->first;
  for (int32_t i = 0; i < p->axes; ++i) {
    const int64_t way = (int64_t)(p->extents[i] - 1) * p->steps[i];
    *(way < 0 ? &least : &most) += way;
  }
  return least >= 0 && most < in_elements;
}

static int check(const jauge_call* call) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_strided_copy* p = call->parameters;
  if (!in->base || in->dtype != out->dtype || call->op->parameters.bytes != sizeof *p) return 0;
  if (p->axes < 1 || p->axes > JAUGE_MAX_AXES || jauge_elements(out) > INT32_MAX || jauge_elements(in) > INT32_MAX)
    return 0;
  int64_t product = 1;
  for (int32_t i = 0; i < p->axes; ++i) {
    if (p->extents[i] < 1 || p->extents[i] > jauge_elements(out)) return 0;
    product *= p->extents[i];
    if (product > jauge_elements(out)) return 0;
  }
  return product == jauge_elements(out) && reach_fits(p, jauge_elements(in));
}

/* The input element that output element `index` shows. */
static int32_t source_of(const jauge_strided_copy* p, int32_t index) {
  int64_t source = p->first;
  for (int32_t i = p->axes; i-- > 0;) {
    source += (int64_t)(index % p->extents[i]) * p->steps[i];
    index /= p->extents[i];
  }
  return (int32_t)source;
}

static void row(const jauge_call* call, int32_t r) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_strided_copy* p = call->parameters;
  const size_t element = jauge_dtype_bytes(out->dtype);
  int32_t index = r * out->width * out->channels;
  for (int32_t x = 0; x < out->width; ++x) {
    uint8_t* to = jauge_row(out, r) + x * out->pixel_pitch;
    for (int32_t c = 0; c < out->channels; ++c, to += element)
      memmove(to, jauge_element(in, source_of(p, index++)), element);
  }
}

JAUGE_KERNEL(strided_copy, check, jauge_all_rows, row);
