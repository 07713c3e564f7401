/* A dense layer of real numbers for every pixel of the row. The planner never puts its output over its input. */
#include "firmware_probe/runtime/kernels/cortex_m4/conv_f32.h"
#include "firmware_probe/runtime/reals.h"

static int check(const jauge_call* call) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_dense_f32* p = call->parameters;
  return jauge_has(in, JAUGE_F32) && jauge_has(out, JAUGE_F32) && call->op->parameters.bytes == sizeof *p &&
         in->rows == out->rows && in->width == out->width && jauge_activation_fits(&p->activation) &&
         4 * (uint64_t)(uint32_t)in->channels * (uint32_t)out->channels == call->op->weights.bytes &&
         4 * (uint64_t)(uint32_t)out->channels == call->op->channels.bytes;
}

static void row(const jauge_call* call, int32_t r) {
#if defined(__ARM_FEATURE_DSP) && defined(__ARM_FP)
  if (jauge_m4_dense_f32_row(call, r)) return;
#endif
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_dense_f32* p = call->parameters;
  const float* bias = (const float*)(const void*)call->channels;
  for (int32_t x = 0; x < out->width; ++x) {
    const float* from = (const float*)(const void*)(jauge_row(in, r) + x * in->pixel_pitch);
    float* to = (float*)(void*)(jauge_row(out, r) + x * out->pixel_pitch);
    const float* weights = call->weights;
    for (int32_t k = 0; k < out->channels; ++k, weights += in->channels) {
      float sum = 0;
      for (int32_t c = 0; c < in->channels; ++c) sum += from[c] * weights[c];
      to[k] = jauge_activated(&p->activation, sum + bias[k]);
    }
  }
}

JAUGE_KERNEL(dense_f32, check, jauge_same_row, row);
