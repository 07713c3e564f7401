#if defined(__ARM_FEATURE_DSP)
#include "firmware_probe/runtime/kernels/cortex_m4/add.h"

#include "firmware_probe/runtime/kernels/cortex_m4/sum.h"

enum { MOST_RIGHT = 23, HALF_MANTISSA = 1 << 30 };

static int is_packed(const jauge_view* in, const jauge_view* out) {
  return jauge_same_shape(in, out) && in->pixel_pitch == in->channels && out->pixel_pitch == out->channels;
}

static int shifts_right(int32_t shift) {
  return shift <= -1 && shift >= -MOST_RIGHT;
}

int jauge_m4_add_row(const jauge_call* call, int32_t r) {
  const jauge_add_s8* p = call->parameters;
  const jauge_view *a = &call->in[0], *b = &call->in[1], *out = &call->out[0];
  int32_t mantissa = p->second_mantissa, shift = p->second_shift;
  if (p->first_mantissa != HALF_MANTISSA || p->first_shift != 0) {
    if (p->second_mantissa != HALF_MANTISSA || p->second_shift != 0) return 0;
    a = &call->in[1], b = &call->in[0];
    mantissa = p->first_mantissa, shift = p->first_shift;
  }
  if (mantissa == HALF_MANTISSA && shift == 0) shift = -1, mantissa = INT32_MAX; /* refused below */
  if (p->sign != 1 || mantissa == INT32_MAX || !is_packed(a, out) || !is_packed(b, out) || !shifts_right(shift) ||
      !shifts_right(p->sum_shift) || p->range.low != -128 || p->range.high != 127)
    return 0;
  const int32_t right = -shift, out_right = -p->sum_shift;
  const jauge_m4_sum sum = {.first = (const int8_t*)jauge_row(a, r),
                            .second = (const int8_t*)jauge_row(b, r),
                            .out = (int8_t*)jauge_row(out, r),
                            .count = out->width * out->channels,
                            .factor = mantissa,
                            .half = 1 << (right - 1),
                            .right = right,
                            .zero = (int32_t)((uint32_t)b->zero_point << 21),
                            .constant = (int32_t)((uint32_t)a->zero_point << 19),
                            .out_factor = p->sum_mantissa,
                            .out_offset = (1 << (out_right - 1)) + (int32_t)((uint32_t)out->zero_point << out_right),
                            .out_right = out_right};
  jauge_m4_sum_run(&sum);
  return 1;
}
#endif
