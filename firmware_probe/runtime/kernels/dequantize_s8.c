/* int8 becomes real numbers. */
#include "firmware_probe/runtime/kernel.h"

static int check(const jauge_call* call) {
  return jauge_has(&call->in[0], JAUGE_S8) && jauge_has(&call->out[0], JAUGE_F32) &&
         jauge_same_shape(&call->in[0], &call->out[0]);
}

static void row(const jauge_call* call, int32_t r) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  for (int32_t x = 0; x < out->width; ++x) {
    const int8_t* from = (const int8_t*)jauge_row(in, r) + x * in->pixel_pitch;
    float* to = (float*)(void*)(jauge_row(out, r) + x * out->pixel_pitch);
    for (int32_t c = 0; c < out->channels; ++c) to[c] = in->scale * (float)(from[c] - in->zero_point);
  }
}

JAUGE_KERNEL(dequantize_s8, check, jauge_same_row, row);
