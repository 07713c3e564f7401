/* A dense layer: every pixel of the row becomes as many numbers as there are filters. The planner never puts its output
 * over its input. */
#include "firmware_probe/runtime/kernels/cortex_m4/conv.h"
#include "firmware_probe/runtime/products.h"

static int check(const jauge_call* call) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_dense_s8* p = call->parameters;
  return jauge_has(in, JAUGE_S8) && jauge_has(out, JAUGE_S8) && call->op->parameters.bytes == sizeof *p &&
         in->rows == out->rows && in->width == out->width && jauge_range_fits(p->range) &&
         jauge_weights_fit(call, in->channels, out->channels) && jauge_channels_fit(call, out->channels);
}

static void row(const jauge_call* call, int32_t r) {
#if defined(__ARM_FEATURE_DSP)
  if (jauge_m4_dense_row(call, r)) return;
#endif
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_dense_s8* p = call->parameters;
  for (int32_t x = 0; x < out->width; ++x)
    jauge_multiply_filters(call, (const int8_t*)jauge_row(in, r) + x * in->pixel_pitch, in->channels, 0, out->channels,
                           p->range, (int8_t*)jauge_row(out, r) + x * out->pixel_pitch);
}

JAUGE_KERNEL(dense_s8, check, jauge_same_row, row);
