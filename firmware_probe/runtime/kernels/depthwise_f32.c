/* Depthwise convolution of real numbers. */
#include "firmware_probe/runtime/kernels/cortex_m4/conv_f32.h"
#include "firmware_probe/runtime/reals.h"
#include "firmware_probe/runtime/scratch.h"
#include "firmware_probe/runtime/window.h"

static int check(const jauge_call* call) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_depthwise_f32* p = call->parameters;
  if (!jauge_has(in, JAUGE_F32) || !jauge_has(out, JAUGE_F32) || call->op->parameters.bytes != sizeof *p) return 0;
  if (!jauge_window_fits(&p->window, in, out) || !jauge_activation_fits(&p->activation) || p->multiplier < 1) return 0;
  const int64_t taps = (int64_t)p->window.kernel_height * p->window.kernel_width;
  return (int64_t)in->channels * p->multiplier == out->channels && taps <= INT32_MAX / 4 &&
         4 * (uint64_t)taps * (uint32_t)out->channels == call->op->weights.bytes &&
         4 * (uint64_t)(uint32_t)out->channels == call->op->channels.bytes &&
         call->op->scratch_bytes >= jauge_row_scratch(out->width, out->channels, sizeof(float));
}

static float sum_of(const jauge_call* call, int32_t r, int32_t x, int32_t k) {
  const jauge_depthwise_f32* p = call->parameters;
  const float* weights = (const float*)call->weights + k;
  const int32_t channel = k / p->multiplier;
  float sum = 0;
  for (int32_t ky = 0; ky < p->window.kernel_height; ++ky)
    for (int32_t kx = 0; kx < p->window.kernel_width; ++kx, weights += call->out[0].channels) {
      const float* from = (const float*)(const void*)jauge_tap(&p->window, &call->in[0], r, x, ky, kx);
      if (from) sum += from[channel] * *weights;
    }
  return sum;
}

static void row(const jauge_call* call, int32_t r) {
#if defined(__ARM_FEATURE_DSP) && defined(__ARM_FP)
  if (jauge_m4_depthwise_f32_row(call, r)) return;
#endif
  const jauge_view* out = &call->out[0];
  const jauge_depthwise_f32* p = call->parameters;
  const float* bias = (const float*)(const void*)call->channels;
  float* made = (float*)(void*)call->scratch;
  for (int32_t x = 0; x < out->width; ++x)
    for (int32_t k = 0; k < out->channels; ++k) made[x * out->channels + k] = sum_of(call, r, x, k) + bias[k];
  jauge_activate(&p->activation, made, out->width * out->channels);
  jauge_store_row(out, r, made);
}

JAUGE_KERNEL(depthwise_f32, check, jauge_window_last_row, row);
