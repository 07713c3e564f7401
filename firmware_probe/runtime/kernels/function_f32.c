/* A function of one real number. */
#include "firmware_probe/runtime/reals.h"

static int check(const jauge_call* call) {
  return jauge_has(&call->in[0], JAUGE_F32) && jauge_has(&call->out[0], JAUGE_F32) &&
         jauge_same_shape(&call->in[0], &call->out[0]) && call->op->parameters.bytes == sizeof(jauge_activation) &&
         jauge_activation_fits(call->parameters);
}

static void row(const jauge_call* call, int32_t r) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  for (int32_t x = 0; x < out->width; ++x) {
    const float* from = (const float*)(const void*)(jauge_row(in, r) + x * in->pixel_pitch);
    float* to = (float*)(void*)(jauge_row(out, r) + x * out->pixel_pitch);
    for (int32_t c = 0; c < out->channels; ++c) to[c] = jauge_activated(call->parameters, from[c]);
  }
}

JAUGE_KERNEL(function_f32, check, jauge_same_row, row);
