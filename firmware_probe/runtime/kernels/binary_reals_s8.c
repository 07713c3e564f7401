/* ONNX Runtime's sum, difference, product ... of two int8 tensors: computed with the real numbers, rounded once. */
#include "firmware_probe/runtime/broadcast.h"
#include "firmware_probe/runtime/reals.h"

static int check(const jauge_call* call) {
  const jauge_view *a = &call->in[0], *b = &call->in[1], *out = &call->out[0];
  const jauge_binary* p = call->parameters;
  return jauge_has(a, JAUGE_S8) && jauge_has(b, JAUGE_S8) && jauge_has(out, JAUGE_S8) &&
         call->op->parameters.bytes == sizeof *p && jauge_broadcasts(a, out) && jauge_broadcasts(b, out) &&
         p->function >= JAUGE_ADD && p->function <= JAUGE_PRELU && jauge_activation_fits(&p->activation);
}

static void row(const jauge_call* call, int32_t r) {
  const jauge_view *a = &call->in[0], *b = &call->in[1], *out = &call->out[0];
  const jauge_binary* p = call->parameters;
  const int32_t step_a = jauge_broadcast_step(a), step_b = jauge_broadcast_step(b);
  for (int32_t x = 0; x < out->width; ++x) {
    const int8_t* first = (const int8_t*)jauge_broadcast_pixel(a, r, x);
    const int8_t* second = (const int8_t*)jauge_broadcast_pixel(b, r, x);
    int8_t* to = (int8_t*)jauge_row(out, r) + x * out->pixel_pitch;
    for (int32_t c = 0; c < out->channels; ++c) {
      const float real =
          jauge_combined(p->function, jauge_decoded(a, first[c * step_a]), jauge_decoded(b, second[c * step_b]));
      to[c] = jauge_encoded(jauge_activated(&p->activation, real), out, call->op->rounding);
    }
  }
}

JAUGE_KERNEL(binary_reals_s8, check, jauge_same_row, row);
