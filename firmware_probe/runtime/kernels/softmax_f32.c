/* Softmax or LogSoftmax over the channels of every pixel. */
#include "firmware_probe/runtime/reals.h"

static int check(const jauge_call* call) {
  return jauge_has(&call->in[0], JAUGE_F32) && jauge_has(&call->out[0], JAUGE_F32) &&
         jauge_same_shape(&call->in[0], &call->out[0]) && call->op->parameters.bytes == sizeof(jauge_softmax);
}

static void row(const jauge_call* call, int32_t r) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_softmax* p = call->parameters;
  for (int32_t x = 0; x < out->width; ++x)
    jauge_distribute((const float*)(const void*)(jauge_row(in, r) + x * in->pixel_pitch),
                     (float*)(void*)(jauge_row(out, r) + x * out->pixel_pitch), out->channels, p->logarithm);
}

JAUGE_KERNEL(softmax_f32, check, jauge_same_row, row);
