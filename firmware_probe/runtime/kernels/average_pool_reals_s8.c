/* The mean of a window of int8 numbers, computed with the real numbers in the order of the taps. */
#include "firmware_probe/runtime/pool_reals.h"

static int check(const jauge_call* call) {
  return jauge_pool_reals_fit(call, JAUGE_S8, 1);
}

static float mean(const jauge_call* call, int32_t r, int32_t x, int32_t c) {
  const jauge_pool_f32* p = call->parameters;
  float sum = 0;
  int32_t count = 0;
  for (int32_t ky = 0; ky < p->window.kernel_height; ++ky)
    for (int32_t kx = 0; kx < p->window.kernel_width; ++kx) {
      const int8_t* from = (const int8_t*)jauge_tap(&p->window, &call->in[0], r, x, ky, kx);
      if (!from) continue;
      sum += jauge_decoded(&call->in[0], from[c]);
      ++count;
    }
  count = jauge_pool_divisor(call, r, x, count);
  return count == 0 ? 0 : sum / (float)count;
}

static void row(const jauge_call* call, int32_t r) {
  const jauge_view* out = &call->out[0];
  const jauge_pool_f32* p = call->parameters;
  int8_t* to = (int8_t*)call->scratch;
  for (int32_t x = 0; x < out->width; ++x)
    for (int32_t c = 0; c < out->channels; ++c) {
      const float real = jauge_activated(&p->activation, mean(call, r, x, c));
      *to++ = p->zero_before_rounding ? jauge_encoded_with_zero(real, out, call->op->rounding)
                                      : jauge_encoded(real, out, call->op->rounding);
    }
  jauge_store_row(out, r, call->scratch);
}

JAUGE_KERNEL(average_pool_reals_s8, check, jauge_window_last_row, row);
