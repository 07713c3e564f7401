/* TFLite's sum (or difference) of two int8 tensors: both on a common scale, 20 bits finer, then one requantisation. */
#include "firmware_probe/runtime/broadcast.h"
#include "firmware_probe/runtime/kernels/cortex_m4/add.h"
#include "firmware_probe/runtime/requantise.h"

enum { FINER_BITS = 20 };

static int shift_fits(int32_t shift) {
  return shift >= -31 && shift <= 31;
}

static int check(const jauge_call* call) {
  const jauge_view *a = &call->in[0], *b = &call->in[1], *out = &call->out[0];
  const jauge_add_s8* p = call->parameters;
  return jauge_has(a, JAUGE_S8) && jauge_has(b, JAUGE_S8) && jauge_has(out, JAUGE_S8) &&
         call->op->parameters.bytes == sizeof *p && jauge_broadcasts(a, out) && jauge_broadcasts(b, out) &&
         shift_fits(p->first_shift) && shift_fits(p->second_shift) && shift_fits(p->sum_shift) &&
         (p->sign == 1 || p->sign == -1) && jauge_range_fits(p->range);
}

static int32_t finer(int32_t centred, int32_t mantissa, int32_t shift) {
  const jauge_multiplier factor = {mantissa, shift};
  return jauge_multiply((int32_t)((uint32_t)centred << FINER_BITS), factor);
}

static void row(const jauge_call* call, int32_t r) {
#if defined(__ARM_FEATURE_DSP)
  if (jauge_m4_add_row(call, r)) return;
#endif
  const jauge_view *a = &call->in[0], *b = &call->in[1], *out = &call->out[0];
  const jauge_add_s8* p = call->parameters;
  const jauge_multiplier by_sum = {p->sum_mantissa, p->sum_shift};
  const int32_t step_a = jauge_broadcast_step(a), step_b = jauge_broadcast_step(b);
  for (int32_t x = 0; x < out->width; ++x) {
    const int8_t* first = (const int8_t*)jauge_broadcast_pixel(a, r, x);
    const int8_t* second = (const int8_t*)jauge_broadcast_pixel(b, r, x);
    int8_t* to = (int8_t*)jauge_row(out, r) + x * out->pixel_pitch;
    for (int32_t c = 0; c < out->channels; ++c) {
      const int32_t finer_a = finer(first[c * step_a] - a->zero_point, p->first_mantissa, p->first_shift);
      const int32_t finer_b = finer(second[c * step_b] - b->zero_point, p->second_mantissa, p->second_shift);
      const int32_t sum = jauge_wrapping_add(finer_a, p->sign > 0 ? finer_b : (int32_t)(0u - (uint32_t)finer_b));
      to[c] = (int8_t)jauge_clamp(jauge_wrapping_add(jauge_multiply(sum, by_sum), out->zero_point), p->range.low,
                                  p->range.high);
    }
  }
}

JAUGE_KERNEL(add_s8, check, jauge_same_row, row);
