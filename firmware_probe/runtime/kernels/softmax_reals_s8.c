/* ONNX Runtime's softmax between integers: by way of real numbers. */
#include "firmware_probe/runtime/reals.h"
#include "firmware_probe/runtime/scratch.h"

static int check(const jauge_call* call) {
  return jauge_has(&call->in[0], JAUGE_S8) && jauge_has(&call->out[0], JAUGE_S8) &&
         jauge_same_shape(&call->in[0], &call->out[0]) && call->op->parameters.bytes == sizeof(jauge_softmax) &&
         call->op->scratch_bytes >= jauge_row_scratch(1, call->out[0].channels, sizeof(float));
}

static void row(const jauge_call* call, int32_t r) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_softmax* p = call->parameters;
  float* reals = (float*)(void*)call->scratch;
  for (int32_t x = 0; x < out->width; ++x) {
    const int8_t* from = (const int8_t*)jauge_row(in, r) + x * in->pixel_pitch;
    int8_t* to = (int8_t*)jauge_row(out, r) + x * out->pixel_pitch;
    for (int32_t c = 0; c < out->channels; ++c) reals[c] = jauge_decoded(in, from[c]);
    jauge_distribute(reals, reals, out->channels, p->logarithm);
    for (int32_t c = 0; c < out->channels; ++c) to[c] = jauge_encoded(reals[c], out, call->op->rounding);
  }
}

JAUGE_KERNEL(softmax_reals_s8, check, jauge_same_row, row);
