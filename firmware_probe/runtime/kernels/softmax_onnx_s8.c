/* ONNX Runtime's integer softmax over the channels of every pixel: exponentials of the differences to the largest
 * number from a table of 256 floats, their sum in float. */
#include <float.h>

#include "firmware_probe/runtime/quant_math.h"
#include "firmware_probe/runtime/reals.h"

static int check(const jauge_call* call) {
  const jauge_softmax_onnx_s8* p = call->parameters;
  return jauge_has(&call->in[0], JAUGE_S8) && jauge_has(&call->out[0], JAUGE_S8) &&
         jauge_same_shape(&call->in[0], &call->out[0]) && call->op->parameters.bytes == sizeof *p &&
         call->op->weights.bytes == 256 * sizeof(float) && p->steps >= 0 && p->steps <= 65536;
}

static int8_t share_of(float exponential, float steps, float sum, int32_t zero_point) {
  const float enlarged = exponential * steps; /* a short line's sum leaves no room for many steps */
  const float share = enlarged <= FLT_MAX ? enlarged / sum : exponential / sum * steps;
  if (!(share >= 0 && share <= steps)) return 127; /* only a table that is none of ours gives that */
  return (int8_t)jauge_clamp(jauge_round_half_even(share) + zero_point, -128, 127);
}

static void distribute(const jauge_call* call, const int8_t* from, int8_t* to) {
  const float* table = call->weights; /* entry d: exp(-d * scale), enlarged */
  const jauge_softmax_onnx_s8* p = call->parameters;
  const int32_t count = call->out[0].channels;
  int32_t largest = -128;
  float sum = 0;
  for (int32_t c = 0; c < count; ++c) largest = from[c] > largest ? from[c] : largest;
  for (int32_t c = 0; c < count; ++c) sum += table[largest - from[c]];
  for (int32_t c = 0; c < count; ++c)
    to[c] = share_of(table[largest - from[c]], p->steps, sum, call->out[0].zero_point);
}

static void row(const jauge_call* call, int32_t r) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  for (int32_t x = 0; x < out->width; ++x)
    distribute(call, (const int8_t*)jauge_row(in, r) + x * in->pixel_pitch,
               (int8_t*)jauge_row(out, r) + x * out->pixel_pitch);
}

JAUGE_KERNEL(softmax_onnx_s8, check, jauge_same_row, row);
