/* The mean (or sum) along some dimensions, of real numbers or of int8 by way of them. Summed in double, as the executor
 * does. The planner never puts its output over its input. */
#include "firmware_probe/runtime/reals.h"

static int check(const jauge_call* call) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_mean* p = call->parameters;
  const int reals = jauge_has(in, JAUGE_F32) && jauge_has(out, JAUGE_F32);
  const int integers = jauge_has(in, JAUGE_S8) && jauge_has(out, JAUGE_S8);
  return (reals || integers) && call->op->parameters.bytes == sizeof *p && p->count >= 1 && p->inner >= 1 &&
         jauge_elements(in) <= INT32_MAX && jauge_elements(out) % p->inner == 0 &&
         jauge_elements(out) * p->count == jauge_elements(in) && jauge_activation_fits(&p->activation);
}

static double number_at(const jauge_view* in, int32_t index) {
  const uint8_t* from = jauge_element(in, index);
  if (in->dtype == JAUGE_F32) return (double)*(const float*)(const void*)from;
  return (double)jauge_decoded(in, *(const int8_t*)from);
}

static float mean(const jauge_call* call, int32_t index) {
  const jauge_mean* p = call->parameters;
  const int32_t first = index / p->inner * p->inner * p->count + index % p->inner;
  double sum = 0;
  for (int32_t i = 0; i < p->count; ++i) sum += number_at(&call->in[0], first + i * p->inner);
  return jauge_activated(&p->activation, (float)(p->divide ? sum / (double)p->count : sum));
}

static void row(const jauge_call* call, int32_t r) {
  const jauge_view* out = &call->out[0];
  int32_t index = r * out->width * out->channels;
  for (int32_t x = 0; x < out->width; ++x) {
    uint8_t* to = jauge_row(out, r) + x * out->pixel_pitch;
    for (int32_t c = 0; c < out->channels; ++c) {
      const float real = mean(call, index++);
      if (out->dtype == JAUGE_F32)
        ((float*)(void*)to)[c] = real;
      else
        ((int8_t*)to)[c] = jauge_encoded(real, out, call->op->rounding);
    }
  }
}

JAUGE_KERNEL(mean_f32, check, jauge_all_rows, row);
