/* A dense layer: every pixel of the row becomes as many numbers as there are filters. */
#include "firmware_probe/runtime/requantise.h"

static int check(const jauge_call* call) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_dense_s8* parameters = call->parameters;
  if (!jauge_has(in, JAUGE_S8) || !jauge_has(out, JAUGE_S8) || call->op->parameters.bytes != sizeof *parameters)
    return 0;
  if (in->rows != out->rows || in->width != out->width || !jauge_range_fits(parameters->range)) return 0;
  if ((uint64_t)(uint32_t)in->channels * (uint32_t)out->channels != call->op->weights.bytes) return 0;
  return call->op->weight_layout == JAUGE_WEIGHTS_PLAIN && jauge_channels_fit(call, out->channels);
}

static void row(const jauge_call* call, int32_t r) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_range range = ((const jauge_dense_s8*)call->parameters)->range;
  for (int32_t x = 0; x < out->width; ++x) {
    const int8_t* from = (const int8_t*)jauge_row(in, r) + x * in->pixel_pitch;
    int8_t* to = (int8_t*)jauge_row(out, r) + x * out->pixel_pitch;
    const int8_t* weights = call->weights;
    for (int32_t k = 0; k < out->channels; ++k, weights += in->channels) {
      int32_t sum = 0;
      for (int32_t c = 0; c < in->channels; ++c) sum += from[c] * weights[c];
      to[k] = jauge_requantise(jauge_wrapping_add(call->channels[k].bias, sum), &call->channels[k], call->op->rounding,
                               out->zero_point, range);
    }
  }
}

JAUGE_KERNEL(dense_s8, check, jauge_same_row, row);
