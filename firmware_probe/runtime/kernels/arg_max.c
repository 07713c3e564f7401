/* Which channel of every pixel is the largest (or smallest), of int8 or real numbers; as int64. */
#include <string.h>

#include "firmware_probe/runtime/kernel.h"

static int check(const jauge_call* call) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  return (jauge_has(in, JAUGE_S8) || jauge_has(in, JAUGE_F32)) && jauge_has(out, JAUGE_S64) && out->channels == 1 &&
         in->rows == out->rows && in->width == out->width && call->op->parameters.bytes == sizeof(jauge_arg_max);
}

static float element(const jauge_view* in, const uint8_t* pixel, int32_t c) {
  return in->dtype == JAUGE_F32 ? ((const float*)(const void*)pixel)[c] : (float)((const int8_t*)pixel)[c];
}

static void row(const jauge_call* call, int32_t r) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_arg_max* p = call->parameters;
  for (int32_t x = 0; x < out->width; ++x) {
    const uint8_t* pixel = jauge_row(in, r) + x * in->pixel_pitch;
    int64_t best = 0;
    for (int32_t c = 1; c < in->channels; ++c) {
      const float here = element(in, pixel, c), most = element(in, pixel, (int32_t)best);
      if ((p->smallest ? here < most : here > most) || (p->last && here == most)) best = c;
    }
    memcpy(jauge_row(out, r) + x * out->pixel_pitch, &best, sizeof best);
  }
}

JAUGE_KERNEL(arg_max, check, jauge_same_row, row);
