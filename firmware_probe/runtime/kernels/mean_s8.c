/* The mean (or sum) along some dimensions: exact sums of centred numbers, one requantisation. The planner never puts
 * its output over its input. */
#include "firmware_probe/runtime/requantise.h"

static int check(const jauge_call* call) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_mean* p = call->parameters;
  return jauge_has(in, JAUGE_S8) && jauge_has(out, JAUGE_S8) && call->op->parameters.bytes == sizeof *p &&
         p->count >= 1 && p->inner >= 1 && jauge_elements(in) <= INT32_MAX && jauge_elements(out) % p->inner == 0 &&
         jauge_elements(out) * p->count == jauge_elements(in) && jauge_range_fits(p->range) &&
         jauge_channels_fit(call, 1);
}

static int32_t sum_of(const jauge_call* call, int32_t index) {
  const jauge_mean* p = call->parameters;
  const jauge_view* in = &call->in[0];
  const int32_t first = index / p->inner * p->inner * p->count + index % p->inner;
  uint32_t sum = 0;
  for (int32_t i = 0; i < p->count; ++i)
    sum += (uint32_t)(*(const int8_t*)jauge_element(in, first + i * p->inner) - in->zero_point);
  return (int32_t)sum;
}

static void row(const jauge_call* call, int32_t r) {
  const jauge_view* out = &call->out[0];
  const jauge_mean* p = call->parameters;
  int32_t index = r * out->width * out->channels;
  for (int32_t x = 0; x < out->width; ++x) {
    int8_t* to = (int8_t*)jauge_row(out, r) + x * out->pixel_pitch;
    for (int32_t c = 0; c < out->channels; ++c)
      to[c] = jauge_requantise(sum_of(call, index++), call->channels, call->op->rounding, out->zero_point, p->range);
  }
}

JAUGE_KERNEL(mean_s8, check, jauge_all_rows, row);
