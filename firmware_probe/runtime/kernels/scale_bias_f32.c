/* A batch normalisation that was kept: a scale and a bias for each channel. */
#include "firmware_probe/runtime/reals.h"

static int check(const jauge_call* call) {
  const jauge_scale_bias* p = call->parameters;
  return jauge_has(&call->in[0], JAUGE_F32) && jauge_has(&call->out[0], JAUGE_F32) &&
         jauge_same_shape(&call->in[0], &call->out[0]) && call->op->parameters.bytes == sizeof *p &&
         call->op->weights.bytes == 8 * (uint64_t)(uint32_t)call->out[0].channels &&
         jauge_activation_fits(&p->activation);
}

static void row(const jauge_call* call, int32_t r) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_scale_bias* p = call->parameters;
  const float *scale = call->weights, *bias = scale + out->channels;
  for (int32_t x = 0; x < out->width; ++x) {
    const float* from = (const float*)(const void*)(jauge_row(in, r) + x * in->pixel_pitch);
    float* to = (float*)(void*)(jauge_row(out, r) + x * out->pixel_pitch);
    for (int32_t c = 0; c < out->channels; ++c) to[c] = from[c] * scale[c] + bias[c];
    jauge_activate(&p->activation, to, out->channels);
  }
}

JAUGE_KERNEL(scale_bias_f32, check, jauge_same_row, row);
