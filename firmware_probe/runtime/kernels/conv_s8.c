/* int8 convolution of any kernel, stride, padding, dilation and group: each pixel's window is laid out as one run of
 * taps, and every filter of the group is multiplied with it. */
#include <string.h>

#include "firmware_probe/runtime/kernels/cortex_m4/conv.h"
#include "firmware_probe/runtime/products.h"
#include "firmware_probe/runtime/scratch.h"
#include "firmware_probe/runtime/window.h"

static int check(const jauge_call* call) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_conv_s8* p = call->parameters;
  if (!jauge_has(in, JAUGE_S8) || !jauge_has(out, JAUGE_S8) || call->op->parameters.bytes != sizeof *p) return 0;
  if (!jauge_window_fits(&p->window, in, out) || !jauge_range_fits(p->range) || p->groups < 1) return 0;
  if (in->channels % p->groups != 0 || out->channels % p->groups != 0) return 0;
  const int64_t taps = (int64_t)p->window.kernel_height * p->window.kernel_width * (in->channels / p->groups);
  if (!jauge_weights_fit(call, taps, out->channels) || !jauge_channels_fit(call, out->channels)) return 0;
  if (p->groups > 1 && call->op->weight_layout != JAUGE_WEIGHTS_PLAIN) return 0;
  return call->op->scratch_bytes >=
         jauge_conv_scratch(&p->window, in->channels / p->groups, out->width, out->channels, 1);
}

/* The window of output pixel (r, x), channels from `first` on, padding filled with the zero point. */
static void gather(const jauge_conv_s8* p, const jauge_view* in, int32_t r, int32_t x, int32_t first, int8_t* taps) {
  const size_t channels = (size_t)(in->channels / p->groups);
  for (int32_t ky = 0; ky < p->window.kernel_height; ++ky)
    for (int32_t kx = 0; kx < p->window.kernel_width; ++kx, taps += channels) {
      const uint8_t* from = jauge_tap(&p->window, in, r, x, ky, kx);
      if (from)
        memmove(taps, from + first, channels);
      else
        memset(taps, in->zero_point, channels);
    }
}

static void row(const jauge_call* call, int32_t r) {
#if defined(__ARM_FEATURE_DSP)
  if (jauge_m4_conv_row(call, r)) return;
#endif
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_conv_s8* p = call->parameters;
  const int32_t group_in = in->channels / p->groups, group_out = out->channels / p->groups;
  const int32_t taps = p->window.kernel_height * p->window.kernel_width * group_in;
  int8_t* made = (int8_t*)call->scratch;
  int8_t* run = made + jauge_row_scratch(out->width, out->channels, 1);
  for (int32_t x = 0; x < out->width; ++x)
    for (int32_t group = 0; group < p->groups; ++group) {
      gather(p, in, r, x, group * group_in, run);
      jauge_multiply_filters(call, run, taps, group * group_out, group_out, p->range,
                             made + x * out->channels + group * group_out);
    }
  jauge_store_row(out, r, made);
}

JAUGE_KERNEL(conv_s8, check, jauge_window_last_row, row);
