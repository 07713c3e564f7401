/* Sum, difference, product ... of two float tensors. */
#include "firmware_probe/runtime/broadcast.h"
#include "firmware_probe/runtime/reals.h"

static int check(const jauge_call* call) {
  const jauge_view *a = &call->in[0], *b = &call->in[1], *out = &call->out[0];
  const jauge_binary* p = call->parameters;
  return jauge_has(a, JAUGE_F32) && jauge_has(b, JAUGE_F32) && jauge_has(out, JAUGE_F32) &&
         call->op->parameters.bytes == sizeof *p && jauge_broadcasts(a, out) && jauge_broadcasts(b, out) &&
         p->function >= JAUGE_ADD && p->function <= JAUGE_PRELU && jauge_activation_fits(&p->activation);
}

static void row(const jauge_call* call, int32_t r) {
  const jauge_view *a = &call->in[0], *b = &call->in[1], *out = &call->out[0];
  const jauge_binary* p = call->parameters;
  const int32_t step_a = jauge_broadcast_step(a), step_b = jauge_broadcast_step(b);
  for (int32_t x = 0; x < out->width; ++x) {
    const float* first = (const float*)(const void*)jauge_broadcast_pixel(a, r, x);
    const float* second = (const float*)(const void*)jauge_broadcast_pixel(b, r, x);
    float* to = (float*)(void*)(jauge_row(out, r) + x * out->pixel_pitch);
    if (p->function == JAUGE_ADD)
      for (int32_t c = 0; c < out->channels; ++c) to[c] = first[c * step_a] + second[c * step_b];
    else
      for (int32_t c = 0; c < out->channels; ++c)
        to[c] = jauge_combined(p->function, first[c * step_a], second[c * step_b]);
    jauge_activate(&p->activation, to, out->channels);
  }
}

JAUGE_KERNEL(binary_f32, check, jauge_same_row, row);
