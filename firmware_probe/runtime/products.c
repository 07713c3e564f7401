#include "firmware_probe/runtime/products.h"

#include "firmware_probe/runtime/weights.h"

int jauge_weights_fit(const jauge_call* call, int64_t taps, int64_t channels) {
  if (taps < 1 || taps > INT32_MAX || taps * channels > UINT32_MAX) return 0;
  if (call->op->weight_layout == JAUGE_WEIGHTS_PLAIN) return (uint64_t)(taps * channels) == call->op->weights.bytes;
  return call->op->weight_layout == JAUGE_WEIGHTS_DUAL &&
         (uint64_t)jauge_dual_bytes(taps, channels) == call->op->weights.bytes;
}

static int32_t plain_sum(const int8_t* run, const int8_t* weights, int32_t taps) {
  uint32_t sum = 0;
  for (int32_t t = 0; t < taps; ++t) sum += (uint32_t)(run[t] * weights[t]);
  return (int32_t)sum;
}

static int32_t dual_sum(const jauge_call* call, const int8_t* run, int32_t taps, int32_t channel) {
  const int16_t* halfwords = (const int16_t*)call->weights + jauge_dual_index(taps, channel, 0);
  uint32_t sum = 0;
  for (int32_t t = 0; t < taps; ++t) {
    const int16_t halfword = halfwords[t / 2 * 4 + t % 2];
    sum += (uint32_t)(run[t] * (channel % 2 ? jauge_dual_odd(halfword) : jauge_dual_even(halfword)));
  }
  return (int32_t)sum;
}

void jauge_multiply_filters(const jauge_call* call, const int8_t* run, int32_t taps, int32_t first, int32_t count,
                            jauge_range range, int8_t* out) {
  const int32_t zero_point = call->out[0].zero_point;
  for (int32_t k = first; k < first + count; ++k) {
    const int32_t sum = call->op->weight_layout == JAUGE_WEIGHTS_PLAIN
                            ? plain_sum(run, (const int8_t*)call->weights + (size_t)k * (uint32_t)taps, taps)
                            : dual_sum(call, run, taps, k);
    *out++ = jauge_requantise(jauge_wrapping_add(call->channels[k].bias, sum), &call->channels[k], call->op->rounding,
                              zero_point, range);
  }
}
