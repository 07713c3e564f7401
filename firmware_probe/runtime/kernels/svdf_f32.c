/* SVDF of real numbers from an empty memory: the newest frame through the feature filters, times the newest time
 * weights, summed over the filters of a unit. */
#include "firmware_probe/runtime/reals.h"

static int check(const jauge_call* call) {
  const jauge_svdf_f32* p = call->parameters;
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  if (call->op->parameters.bytes != sizeof *p || !jauge_has(in, JAUGE_F32) || !jauge_has(out, JAUGE_F32) ||
      p->rank < 1 || p->rank > JAUGE_MAX_EXTENT || !jauge_activation_fits(&p->activation))
    return 0;
  const int64_t filters = (int64_t)p->rank * out->channels;
  return in->rows == 1 && in->width == 1 && out->rows == 1 && out->width == 1 && filters <= JAUGE_MAX_EXTENT &&
         sizeof(float) * (uint64_t)filters * (uint32_t)in->channels == call->op->weights.bytes &&
         sizeof(float) * (uint64_t)(filters + out->channels) == call->op->channels.bytes;
}

static void row(const jauge_call* call, int32_t r) {
  const jauge_svdf_f32* p = call->parameters;
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const float* frame = (const float*)(const void*)jauge_row(in, 0);
  const float* bias = (const float*)(const void*)call->channels;
  const float* time = bias + out->channels;
  const float* weights = call->weights;
  float* to = (float*)(void*)jauge_row(out, r);
  for (int32_t unit = 0; unit < out->channels; ++unit) {
    float sum = bias[unit];
    for (int32_t i = 0; i < p->rank; ++i, weights += in->channels) {
      float newest = 0;
      for (int32_t k = 0; k < in->channels; ++k) newest += weights[k] * frame[k];
      sum += newest * *time++;
    }
    to[unit] = sum;
  }
  jauge_activate(&p->activation, to, out->channels);
}

JAUGE_KERNEL(svdf_f32, check, jauge_all_rows, row);
