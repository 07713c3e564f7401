/* The mean (or sum) of `count` input rows for each channel, of real numbers or of int8 by way of them. Summed in
 * double, as the executor does. */
#include "firmware_probe/runtime/reals.h"

static int check(const jauge_call* call) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_mean* p = call->parameters;
  const int reals = jauge_has(in, JAUGE_F32) && jauge_has(out, JAUGE_F32);
  const int integers = jauge_has(in, JAUGE_S8) && jauge_has(out, JAUGE_S8);
  return (reals || integers) && call->op->parameters.bytes == sizeof *p && in->width == 1 && out->width == 1 &&
         in->channels == out->channels && p->count >= 1 && (int64_t)out->rows * p->count == in->rows &&
         jauge_activation_fits(&p->activation);
}

static int32_t last_row(const jauge_call* call, uint32_t input, int32_t r) {
  (void)input;
  return (r + 1) * ((const jauge_mean*)call->parameters)->count - 1;
}

static double element(const jauge_view* in, int32_t r, int32_t c) {
  const uint8_t* from = jauge_row(in, r);
  if (in->dtype == JAUGE_F32) return (double)((const float*)(const void*)from)[c];
  return (double)jauge_decoded(in, ((const int8_t*)from)[c]);
}

static void row(const jauge_call* call, int32_t r) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_mean* p = call->parameters;
  for (int32_t c = 0; c < out->channels; ++c) {
    double sum = 0;
    for (int32_t i = 0; i < p->count; ++i) sum += element(in, r * p->count + i, c);
    const float real = jauge_activated(&p->activation, (float)(p->divide ? sum / (double)p->count : sum));
    if (out->dtype == JAUGE_F32)
      ((float*)(void*)jauge_row(out, r))[c] = real;
    else
      ((int8_t*)jauge_row(out, r))[c] = jauge_encoded(real, out, call->op->rounding);
  }
}

JAUGE_KERNEL(mean_f32, check, last_row, row);
