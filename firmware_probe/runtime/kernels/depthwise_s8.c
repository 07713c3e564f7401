/* int8 depthwise convolution: every output channel has a filter of its own over one input channel. */
#include "firmware_probe/runtime/kernels/cortex_m4/depthwise.h"
#include "firmware_probe/runtime/requantise.h"
#include "firmware_probe/runtime/scratch.h"
#include "firmware_probe/runtime/window.h"

static int check(const jauge_call* call) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_depthwise_s8* p = call->parameters;
  if (!jauge_has(in, JAUGE_S8) || !jauge_has(out, JAUGE_S8) || call->op->parameters.bytes != sizeof *p) return 0;
  if (!jauge_window_fits(&p->window, in, out) || !jauge_range_fits(p->range) || p->multiplier < 1) return 0;
  if ((int64_t)in->channels * p->multiplier != out->channels || call->op->weight_layout != JAUGE_WEIGHTS_PLAIN)
    return 0;
  const int64_t taps = (int64_t)p->window.kernel_height * p->window.kernel_width;
  if (taps > UINT32_MAX / (uint32_t)out->channels ||
      (uint64_t)taps * (uint32_t)out->channels != call->op->weights.bytes)
    return 0;
  return jauge_channels_fit(call, out->channels) &&
         call->op->scratch_bytes >= jauge_row_scratch(out->width, out->channels, 1);
}

static int32_t sum_of(const jauge_call* call, int32_t r, int32_t x, int32_t k) {
  const jauge_depthwise_s8* p = call->parameters;
  const jauge_view* in = &call->in[0];
  const int8_t* weights = (const int8_t*)call->weights + k;
  const int32_t channel = k / p->multiplier;
  uint32_t sum = 0;
  for (int32_t ky = 0; ky < p->window.kernel_height; ++ky)
    for (int32_t kx = 0; kx < p->window.kernel_width; ++kx, weights += call->out[0].channels) {
      const int8_t* from = (const int8_t*)jauge_tap(&p->window, in, r, x, ky, kx);
      sum += (uint32_t)((from ? from[channel] : (int8_t)in->zero_point) * *weights);
    }
  return (int32_t)sum;
}

static void row(const jauge_call* call, int32_t r) {
  const jauge_view* out = &call->out[0];
  const jauge_depthwise_s8* p = call->parameters;
  int8_t* to = (int8_t*)call->scratch;
#if defined(__ARM_FEATURE_DSP)
  if (jauge_m4_depthwise_row(call, r)) return;
#endif
  for (int32_t x = 0; x < out->width; ++x)
    for (int32_t k = 0; k < out->channels; ++k)
      *to++ = jauge_requantise(jauge_wrapping_add(call->channels[k].bias, sum_of(call, r, x, k)), &call->channels[k],
                               call->op->rounding, out->zero_point, p->range);
  jauge_store_row(out, r, call->scratch);
}

JAUGE_KERNEL(depthwise_s8, check, jauge_window_last_row, row);
