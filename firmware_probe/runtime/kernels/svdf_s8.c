/* TFLite's SVDF of integers from an empty memory: the newest frame through the feature filters into the state's scale,
 * times the newest time weights, summed over the filters of a unit. */
#include "firmware_probe/runtime/requantise.h"

enum { MOST_STATE = 1 << 17 };

static int factor_fits(jauge_factor factor) {
  return factor.shift >= -31 && factor.shift <= 31;
}

static int check(const jauge_call* call) {
  const jauge_svdf_s8* p = call->parameters;
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  if (call->op->parameters.bytes != sizeof *p || !jauge_has(in, JAUGE_S8) || !jauge_has(out, JAUGE_S8) || p->rank < 1 ||
      p->rank > JAUGE_MAX_EXTENT || !factor_fits(p->to_state) || !factor_fits(p->to_output) ||
      p->state_low < -MOST_STATE || p->state_high > MOST_STATE || p->state_low > p->state_high ||
      !jauge_range_fits(p->range))
    return 0;
  const int64_t filters = (int64_t)p->rank * out->channels;
  return in->rows == 1 && in->width == 1 && out->rows == 1 && out->width == 1 && filters <= JAUGE_MAX_EXTENT &&
         (uint64_t)filters * (uint32_t)in->channels == call->op->weights.bytes &&
         (uint64_t)(filters + out->channels) * sizeof(int32_t) == call->op->channels.bytes;
}

static int32_t scaled(int32_t x, jauge_factor factor) {
  return jauge_multiply(x, (jauge_multiplier){factor.mantissa, factor.shift});
}

/* What one filter holds of the frame. */
static int32_t held(const jauge_svdf_s8* p, const jauge_view* in, const int8_t* weights) {
  const int8_t* frame = (const int8_t*)jauge_row(in, 0);
  uint32_t sum = 0;
  for (int32_t i = 0; i < in->channels; ++i) sum += (uint32_t)(weights[i] * (frame[i] - in->zero_point));
  return jauge_clamp(scaled((int32_t)sum, p->to_state), p->state_low, p->state_high);
}

static void row(const jauge_call* call, int32_t r) {
  const jauge_svdf_s8* p = call->parameters;
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const int32_t* bias = (const int32_t*)(const void*)call->channels;
  const int32_t* time = bias + out->channels;
  const int8_t* weights = call->weights;
  int8_t* to = (int8_t*)jauge_row(out, r);
  for (int32_t unit = 0; unit < out->channels; ++unit) {
    uint32_t sum = (uint32_t)bias[unit];
    for (int32_t i = 0; i < p->rank; ++i, weights += in->channels)
      sum += (uint32_t)held(p, in, weights) * (uint32_t)*time++;
    const int64_t stored = (int64_t)scaled((int32_t)sum, p->to_output) + out->zero_point;
    to[unit] = (int8_t)jauge_clamp(jauge_saturate_i32(stored), p->range.low, p->range.high);
  }
}

JAUGE_KERNEL(svdf_s8, check, jauge_all_rows, row);
