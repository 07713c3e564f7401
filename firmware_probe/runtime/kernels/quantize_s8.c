/* Real numbers become int8. */
#include "firmware_probe/runtime/reals.h"

static int check(const jauge_call* call) {
  return jauge_has(&call->in[0], JAUGE_F32) && jauge_has(&call->out[0], JAUGE_S8) &&
         jauge_same_shape(&call->in[0], &call->out[0]);
}

static void row(const jauge_call* call, int32_t r) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  for (int32_t x = 0; x < out->width; ++x) {
    const float* from = (const float*)(const void*)(jauge_row(in, r) + x * in->pixel_pitch);
    int8_t* to = (int8_t*)jauge_row(out, r) + x * out->pixel_pitch;
    for (int32_t c = 0; c < out->channels; ++c) to[c] = jauge_encoded(from[c], out, call->op->rounding);
  }
}

JAUGE_KERNEL(quantize_s8, check, jauge_same_row, row);
