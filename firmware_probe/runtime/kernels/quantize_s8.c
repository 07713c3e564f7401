/* Real numbers become int8. */
#include "firmware_probe/runtime/requantise.h"

static int check(const jauge_call* call) {
  return jauge_has(&call->in[0], JAUGE_F32) && jauge_has(&call->out[0], JAUGE_S8) &&
         jauge_same_shape(&call->in[0], &call->out[0]) && call->out[0].scale > 0;
}

/* round(real / scale) + zero point; halves as the format rounds them; NaN is the zero point. */
static int8_t encoded(float real, const jauge_view* out, uint8_t rounding) {
  const float far = 65536.0f;
  float steps = real / out->scale;
  if (steps != steps) steps = 0;
  steps = steps < -far ? -far : steps > far ? far : steps;
  const int32_t whole = rounding == JAUGE_TFLITE ? jauge_round_half_away(steps) : jauge_round_half_even(steps);
  return (int8_t)jauge_clamp(jauge_wrapping_add(whole, out->zero_point), -128, 127);
}

static void row(const jauge_call* call, int32_t r) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  for (int32_t x = 0; x < out->width; ++x) {
    const float* from = (const float*)(const void*)(jauge_row(in, r) + x * in->pixel_pitch);
    int8_t* to = (int8_t*)jauge_row(out, r) + x * out->pixel_pitch;
    for (int32_t c = 0; c < out->channels; ++c) to[c] = encoded(from[c], out, call->op->rounding);
  }
}

JAUGE_KERNEL(quantize_s8, check, jauge_same_row, row);
