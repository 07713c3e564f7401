/* TFLite's integer softmax over the channels of every pixel: fixed-point exponentials of the differences to the largest
 * number, one reciprocal of their sum. Output scale 1/256, zero point -128. */
#include "firmware_probe/runtime/fixed_functions.h"
#include "firmware_probe/runtime/kernel.h"

enum { DIFFERENCE_BITS = 5, SUM_BITS = 12 };

static int check(const jauge_call* call) {
  const jauge_softmax_s8* parameters = call->parameters;
  if (!jauge_has(&call->in[0], JAUGE_S8) || !jauge_has(&call->out[0], JAUGE_S8) ||
      call->op->parameters.bytes != sizeof *parameters || !jauge_same_shape(&call->in[0], &call->out[0]))
    return 0;
  return call->in[0].channels <= 1 << SUM_BITS && parameters->shift >= 0 && parameters->shift <= 31 &&
         parameters->least <= 0 && call->op->rounding == JAUGE_TFLITE;
}

static int32_t exponential(const jauge_softmax_s8* parameters, int32_t difference) {
  const int32_t shifted = (int32_t)((uint32_t)difference << parameters->shift);
  const int32_t exponent = jauge_high_mul(shifted, parameters->mantissa);
  return jauge_exp_negative(exponent < 0 ? exponent : 0, DIFFERENCE_BITS);
}

static void distribute(const jauge_softmax_s8* parameters, const int8_t* from, int8_t* to, int32_t count) {
  int32_t largest = -128, sum = 0, bits_over_unit = 0;
  for (int32_t c = 0; c < count; ++c) largest = from[c] > largest ? from[c] : largest;
  for (int32_t c = 0; c < count; ++c)
    if (from[c] - largest >= parameters->least)
      sum += jauge_divide_by_pot(exponential(parameters, from[c] - largest), SUM_BITS);
  const int32_t reciprocal = jauge_reciprocal(sum > 0 ? sum : 1, SUM_BITS, &bits_over_unit);
  for (int32_t c = 0; c < count; ++c) {
    const int32_t difference = from[c] - largest;
    int32_t share = 0;
    if (difference >= parameters->least)
      share = jauge_divide_by_pot(jauge_high_mul(reciprocal, exponential(parameters, difference)), bits_over_unit + 23);
    to[c] = (int8_t)jauge_clamp(share - 128, -128, 127);
  }
}

static void row(const jauge_call* call, int32_t r) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  for (int32_t x = 0; x < out->width; ++x)
    distribute(call->parameters, (const int8_t*)jauge_row(in, r) + x * in->pixel_pitch,
               (int8_t*)jauge_row(out, r) + x * out->pixel_pitch, out->channels);
}

JAUGE_KERNEL(softmax_s8, check, jauge_same_row, row);
