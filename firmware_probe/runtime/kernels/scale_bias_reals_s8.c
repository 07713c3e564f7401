/* A scale and a bias for each channel of int8 numbers, computed with the real numbers. */
#include "firmware_probe/runtime/reals.h"

static int check(const jauge_call* call) {
  const jauge_scale_bias* p = call->parameters;
  return jauge_has(&call->in[0], JAUGE_S8) && jauge_has(&call->out[0], JAUGE_S8) &&
         jauge_same_shape(&call->in[0], &call->out[0]) && call->op->parameters.bytes == sizeof *p &&
         call->op->weights.bytes == 8 * (uint64_t)(uint32_t)call->out[0].channels &&
         jauge_activation_fits(&p->activation);
}

static void row(const jauge_call* call, int32_t r) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_scale_bias* p = call->parameters;
  const float *scale = call->weights, *bias = scale + out->channels;
  for (int32_t x = 0; x < out->width; ++x) {
    const int8_t* from = (const int8_t*)jauge_row(in, r) + x * in->pixel_pitch;
    int8_t* to = (int8_t*)jauge_row(out, r) + x * out->pixel_pitch;
    for (int32_t c = 0; c < out->channels; ++c) {
      const float real = jauge_decoded(in, from[c]) * scale[c] + bias[c];
      to[c] = jauge_encoded(jauge_activated(&p->activation, real), out, call->op->rounding);
    }
  }
}

JAUGE_KERNEL(scale_bias_reals_s8, check, jauge_same_row, row);
