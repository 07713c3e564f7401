/* int8 convolution that enlarges its input: each output pixel gathers the taps that reach it. The planner never puts
 * its output over its input. */
#include "firmware_probe/runtime/products.h"
#include "firmware_probe/runtime/window.h"

static int check(const jauge_call* call) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_conv_transpose_s8* p = call->parameters;
  if (!jauge_has(in, JAUGE_S8) || !jauge_has(out, JAUGE_S8) || call->op->parameters.bytes != sizeof *p) return 0;
  if (!jauge_window_fits(&p->window, in, out) || !jauge_range_fits(p->range)) return 0;
  const int64_t taps = (int64_t)p->window.kernel_height * p->window.kernel_width * in->channels;
  return call->op->weight_layout == JAUGE_WEIGHTS_PLAIN && jauge_weights_fit(call, taps, out->channels) &&
         jauge_channels_fit(call, out->channels);
}

static uint32_t product(const int8_t* pixel, const int8_t* weights, int32_t channels, int32_t zero_point) {
  uint32_t sum = 0;
  for (int32_t c = 0; c < channels; ++c) sum += (uint32_t)((pixel[c] - zero_point) * weights[c]);
  return sum;
}

/* All that reaches output pixel (r, x) through one output channel's weights. */
static int32_t gathered(const jauge_window* window, const jauge_view* in, int32_t r, int32_t x, const int8_t* weights) {
  uint32_t sum = 0;
  for (int32_t ky = 0; ky < window->kernel_height; ++ky)
    for (int32_t kx = 0; kx < window->kernel_width; ++kx, weights += in->channels) {
      const int8_t* pixel = (const int8_t*)jauge_source(window, in, r, x, ky, kx);
      if (pixel) sum += product(pixel, weights, in->channels, in->zero_point);
    }
  return (int32_t)sum;
}

static void row(const jauge_call* call, int32_t r) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_conv_transpose_s8* p = call->parameters;
  const size_t taps = (size_t)(p->window.kernel_height * p->window.kernel_width) * (size_t)in->channels;
  int8_t* pixel = (int8_t*)jauge_row(out, r);
  for (int32_t x = 0; x < out->width; ++x, pixel += out->pixel_pitch)
    for (int32_t k = 0; k < out->channels; ++k) {
      const int32_t sum = gathered(&p->window, in, r, x, (const int8_t*)call->weights + (size_t)k * taps);
      pixel[k] = jauge_requantise(jauge_wrapping_add(call->channels[k].bias, sum), &call->channels[k],
                                  call->op->rounding, out->zero_point, p->range);
    }
}

JAUGE_KERNEL(conv_transpose_s8, check, jauge_all_rows, row);
