/* Which of every `length` elements is the largest (or smallest), of int8 or real numbers; as int64. The planner never
 * puts its output over its input. */
#include <string.h>

#include "firmware_probe/runtime/kernel.h"

static int check(const jauge_call* call) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_arg_max* p = call->parameters;
  return (jauge_has(in, JAUGE_S8) || jauge_has(in, JAUGE_F32)) && jauge_has(out, JAUGE_S64) &&
         call->op->parameters.bytes == sizeof *p && p->length >= 1 && jauge_elements(in) <= INT32_MAX &&
         jauge_elements(out) * p->length == jauge_elements(in);
}

static float number_at(const jauge_view* in, int32_t index) {
  const uint8_t* from = jauge_element(in, index);
  return in->dtype == JAUGE_F32 ? *(const float*)(const void*)from : (float)*(const int8_t*)from;
}

static int64_t best_of(const jauge_call* call, int32_t first) {
  const jauge_arg_max* p = call->parameters;
  const jauge_view* in = &call->in[0];
  int32_t best = 0;
  for (int32_t i = 1; i < p->length; ++i) {
    const float here = number_at(in, first + i), most = number_at(in, first + best);
    if ((p->smallest ? here < most : here > most) || (p->last && here == most)) best = i;
  }
  return best;
}

static void row(const jauge_call* call, int32_t r) {
  const jauge_view* out = &call->out[0];
  const jauge_arg_max* p = call->parameters;
  int32_t index = r * out->width * out->channels;
  for (int32_t x = 0; x < out->width; ++x)
    for (int32_t c = 0; c < out->channels; ++c) {
      const int64_t best = best_of(call, index++ * p->length);
      memcpy(jauge_row(out, r) + x * out->pixel_pitch + c * (int32_t)sizeof best, &best, sizeof best);
    }
}

JAUGE_KERNEL(arg_max, check, jauge_all_rows, row);
