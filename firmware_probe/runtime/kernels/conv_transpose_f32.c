/* Convolution of real numbers that enlarges its input: each output pixel gathers the taps that reach it. The planner
 * never puts its output over its input. */
#include <stddef.h>

#include "firmware_probe/runtime/reals.h"
#include "firmware_probe/runtime/window.h"

static int check(const jauge_call* call) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_conv_transpose_f32* p = call->parameters;
  if (!jauge_has(in, JAUGE_F32) || !jauge_has(out, JAUGE_F32) || call->op->parameters.bytes != sizeof *p) return 0;
  if (!jauge_window_fits(&p->window, in, out) || !jauge_activation_fits(&p->activation)) return 0;
  const int64_t taps = (int64_t)p->window.kernel_height * p->window.kernel_width * in->channels;
  return taps <= INT32_MAX / 4 && sizeof(float) * (uint64_t)taps * (uint32_t)out->channels == call->op->weights.bytes &&
         sizeof(float) * (uint64_t)(uint32_t)out->channels == call->op->channels.bytes;
}

/* All that reaches output pixel (r, x) through one output channel's weights. */
static float gathered(const jauge_window* window, const jauge_view* in, int32_t r, int32_t x, const float* weights) {
  float sum = 0;
  for (int32_t ky = 0; ky < window->kernel_height; ++ky)
    for (int32_t kx = 0; kx < window->kernel_width; ++kx, weights += in->channels) {
      const float* pixel = (const float*)(const void*)jauge_source(window, in, r, x, ky, kx);
      for (int32_t c = 0; pixel && c < in->channels; ++c) sum += pixel[c] * weights[c];
    }
  return sum;
}

static void row(const jauge_call* call, int32_t r) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_conv_transpose_f32* p = call->parameters;
  const size_t taps = (size_t)(p->window.kernel_height * p->window.kernel_width) * (size_t)in->channels;
  const float* bias = (const float*)(const void*)call->channels;
  uint8_t* place = jauge_row(out, r);
  for (int32_t x = 0; x < out->width; ++x, place += out->pixel_pitch) {
    float* pixel = (float*)(void*)place;
    for (int32_t k = 0; k < out->channels; ++k)
      pixel[k] = gathered(&p->window, in, r, x, (const float*)call->weights + (size_t)k * taps) + bias[k];
    jauge_activate(&p->activation, pixel, out->channels);
  }
}

JAUGE_KERNEL(conv_transpose_f32, check, jauge_all_rows, row);
