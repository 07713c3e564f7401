#if defined(__ARM_FEATURE_DSP)
#include "firmware_probe/runtime/kernels/cortex_m4/add.h"

/* A factor below one, for numbers below 2^30: the rounded high half of (2 x) * mantissa, then a shift that rounds
 * halves away from zero. */
typedef struct {
  int32_t mantissa, right, half;
  int32_t away; /* all ones when there is a shift to round for, else 0 */
} factor;

static factor factor_of(int32_t mantissa, int32_t shift) {
  const int32_t right = -shift;
  return (factor){mantissa, right, right > 0 ? 1 << (right - 1) : 0, right > 0 ? -1 : 0};
}

static inline int32_t high_half(int32_t a, int32_t b) {
  int32_t result;
  __asm__("smmulr %0, %1, %2" : "=r"(result) : "r"(a), "r"(b));
  return result;
}

static inline int32_t scaled(int32_t doubled, factor f) {
  const int32_t t = high_half(doubled, f.mantissa);
  return (t + ((t >> 31) & f.away) + f.half) >> f.right;
}

static int same_shape(const jauge_view* a, const jauge_view* out) {
  return jauge_same_shape(a, out) && a->pixel_pitch == a->channels && out->pixel_pitch == out->channels;
}

static int is_small(int32_t shift) {
  return shift <= 0 && shift >= -31;
}

int jauge_m4_add_row(const jauge_call* call, int32_t r) {
  const jauge_view *a = &call->in[0], *b = &call->in[1], *out = &call->out[0];
  const jauge_add_s8* p = call->parameters;
  if (p->sign != 1 || !same_shape(a, out) || !same_shape(b, out) || !is_small(p->first_shift) ||
      !is_small(p->second_shift) || !is_small(p->sum_shift))
    return 0;
  const factor first = factor_of(p->first_mantissa, p->first_shift);
  const factor second = factor_of(p->second_mantissa, p->second_shift);
  const factor sum = factor_of(p->sum_mantissa, p->sum_shift);
  const int8_t *from_a = (const int8_t*)jauge_row(a, r), *from_b = (const int8_t*)jauge_row(b, r);
  int8_t* to = (int8_t*)jauge_row(out, r);
  const int32_t zero_a = a->zero_point, zero_b = b->zero_point, zero = out->zero_point;
  const jauge_range range = p->range;
  for (int32_t left = out->width * out->channels; left > 0; --left) {
    /* 20 bits finer, and doubled */
    const int32_t finer = scaled((int32_t)((uint32_t)(*from_a++ - zero_a) << 21), first) +
                          scaled((int32_t)((uint32_t)(*from_b++ - zero_b) << 21), second);
    const int32_t y = scaled((int32_t)((uint32_t)finer << 1), sum) + zero;
    *to++ = (int8_t)(y < range.low ? range.low : y > range.high ? range.high : y);
  }
  return 1;
}
#endif
