/* Convolution of real numbers: each pixel's window is laid out as one run of taps for every filter of its group. */
#include <string.h>

#include "firmware_probe/runtime/kernels/cortex_m4/conv_f32.h"
#include "firmware_probe/runtime/reals.h"
#include "firmware_probe/runtime/scratch.h"
#include "firmware_probe/runtime/window.h"

static int check(const jauge_call* call) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_conv_f32* p = call->parameters;
  if (!jauge_has(in, JAUGE_F32) || !jauge_has(out, JAUGE_F32) || call->op->parameters.bytes != sizeof *p) return 0;
  if (!jauge_window_fits(&p->window, in, out) || !jauge_activation_fits(&p->activation) || p->groups < 1) return 0;
  if (in->channels % p->groups != 0 || out->channels % p->groups != 0) return 0;
  const int64_t taps = (int64_t)p->window.kernel_height * p->window.kernel_width * (in->channels / p->groups);
  return taps <= INT32_MAX / 4 && 4 * (uint64_t)taps * (uint32_t)out->channels == call->op->weights.bytes &&
         4 * (uint64_t)(uint32_t)out->channels == call->op->channels.bytes &&
         call->op->scratch_bytes >=
             jauge_conv_scratch(&p->window, in->channels / p->groups, out->width, out->channels, sizeof(float));
}

static void gather(const jauge_conv_f32* p, const jauge_view* in, int32_t r, int32_t x, int32_t first, float* taps) {
  const size_t channels = (size_t)(in->channels / p->groups);
  for (int32_t ky = 0; ky < p->window.kernel_height; ++ky)
    for (int32_t kx = 0; kx < p->window.kernel_width; ++kx, taps += channels) {
      const uint8_t* from = jauge_tap(&p->window, in, r, x, ky, kx);
      if (from)
        memmove(taps, from + (size_t)first * sizeof *taps, channels * sizeof *taps);
      else
        memset(taps, 0, channels * sizeof *taps);
    }
}

static void row(const jauge_call* call, int32_t r) {
#if defined(__ARM_FEATURE_DSP) && defined(__ARM_FP)
  if (jauge_m4_conv_f32_row(call, r)) return;
#endif
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_conv_f32* p = call->parameters;
  const int32_t group_in = in->channels / p->groups, group_out = out->channels / p->groups;
  const int32_t taps = p->window.kernel_height * p->window.kernel_width * group_in;
  const float* bias = (const float*)(const void*)call->channels;
  float* made = (float*)(void*)call->scratch;
  float* run = made + out->width * out->channels;
  for (int32_t x = 0; x < out->width; ++x) {
    const float* weights = call->weights;
    for (int32_t k = 0; k < out->channels; ++k, weights += taps) {
      if (k % group_out == 0) gather(p, in, r, x, k / group_out * group_in, run);
      float sum = 0;
      for (int32_t t = 0; t < taps; ++t) sum += run[t] * weights[t];
      made[x * out->channels + k] = sum + bias[k];
    }
  }
  jauge_activate(&p->activation, made, out->width * out->channels);
  jauge_store_row(out, r, made);
}

JAUGE_KERNEL(conv_f32, check, jauge_window_last_row, row);
