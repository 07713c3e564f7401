/* TFLite's product of two int8 tensors. */
#include "firmware_probe/runtime/broadcast.h"
#include "firmware_probe/runtime/requantise.h"

static int check(const jauge_call* call) {
  const jauge_view *a = &call->in[0], *b = &call->in[1], *out = &call->out[0];
  const jauge_mul_s8* p = call->parameters;
  return jauge_has(a, JAUGE_S8) && jauge_has(b, JAUGE_S8) && jauge_has(out, JAUGE_S8) &&
         call->op->parameters.bytes == sizeof *p && jauge_broadcasts(a, out) && jauge_broadcasts(b, out) &&
         p->shift >= -31 && p->shift <= 31 && jauge_range_fits(p->range);
}

static void row(const jauge_call* call, int32_t r) {
  const jauge_view *a = &call->in[0], *b = &call->in[1], *out = &call->out[0];
  const jauge_mul_s8* p = call->parameters;
  const jauge_multiplier factor = {p->mantissa, p->shift};
  const int32_t step_a = jauge_broadcast_step(a), step_b = jauge_broadcast_step(b);
  for (int32_t x = 0; x < out->width; ++x) {
    const int8_t* first = (const int8_t*)jauge_broadcast_pixel(a, r, x);
    const int8_t* second = (const int8_t*)jauge_broadcast_pixel(b, r, x);
    int8_t* to = (int8_t*)jauge_row(out, r) + x * out->pixel_pitch;
    for (int32_t c = 0; c < out->channels; ++c) {
      const uint32_t product =
          (uint32_t)(first[c * step_a] - a->zero_point) * (uint32_t)(second[c * step_b] - b->zero_point);
      to[c] = (int8_t)jauge_clamp(jauge_wrapping_add(jauge_multiply((int32_t)product, factor), out->zero_point),
                                  p->range.low, p->range.high);
    }
  }
}

JAUGE_KERNEL(mul_s8, check, jauge_same_row, row);
