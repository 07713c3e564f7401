/* TFLite's mean of a window: stored numbers summed, halves rounded away from zero; padding does not count. */
#include "firmware_probe/runtime/requantise.h"
#include "firmware_probe/runtime/scratch.h"
#include "firmware_probe/runtime/window.h"

static int check(const jauge_call* call) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_pool_s8* p = call->parameters;
  return jauge_has(in, JAUGE_S8) && jauge_has(out, JAUGE_S8) && call->op->parameters.bytes == sizeof *p &&
         in->channels == out->channels && jauge_window_fits(&p->window, in, out) && jauge_range_fits(p->range) &&
         (int64_t)p->window.kernel_height * p->window.kernel_width <= 1 << 20 &&
         (p->lowered == 0 || p->lowered == 128) &&
         call->op->scratch_bytes >= jauge_row_scratch(out->width, out->channels, 1);
}

enum { AT_ONCE = 4 }; /* channels: their sums stay in registers, so they have names */

typedef struct {
  int32_t count, sums[AT_ONCE];
} window_sums;

static int32_t mean(int32_t sum, int32_t count, int32_t lowered) {
  return count == 0 ? 0 : (sum + (sum > 0 ? count / 2 : -(count / 2))) / count - lowered;
}

/* Sums over the window of output pixel (r, x): of channels c, c + step, c + 2 * step, c + 3 * step. */
static window_sums sums_of(const jauge_call* call, int32_t r, int32_t x, int32_t c, int32_t step) {
  const jauge_window* w = &((const jauge_pool_s8*)call->parameters)->window;
  const jauge_view* in = &call->in[0];
  const int32_t left = x * w->stride_width - w->pad_left, pitch = in->pixel_pitch, width = in->width;
  int32_t count = 0, first = 0, second = 0, third = 0, fourth = 0;
  for (int32_t ky = 0; ky < w->kernel_height; ++ky) {
    const int32_t y = r * w->stride_height - w->pad_top + ky * w->dilation_height;
    if (y < 0 || y >= in->rows) continue;
    const int8_t* const row = (const int8_t*)jauge_row(in, y) + c;
    int32_t column = left;
    for (int32_t kx = 0; kx < w->kernel_width; ++kx, column += w->dilation_width) {
      if (column < 0 || column >= width) continue;
      const int8_t* const from = row + column * pitch;
      first += from[0];
      second += from[step];
      third += from[2 * step];
      fourth += from[3 * step];
      ++count;
    }
  }
  return (window_sums){count, {first, second, third, fourth}};
}

/* Channels c .. c + channels - 1 of output pixel (r, x): AT_ONCE or 1. */
static void means(const jauge_call* call, int32_t r, int32_t x, int32_t c, int32_t channels, int8_t* to) {
  const jauge_pool_s8* p = call->parameters;
  const window_sums of = sums_of(call, r, x, c, channels == AT_ONCE);
  for (int32_t i = 0; i < channels; ++i)
    to[i] = (int8_t)jauge_clamp(mean(of.sums[i] + of.count * p->lowered, of.count, p->lowered), p->range.low,
                                p->range.high);
}

static void row(const jauge_call* call, int32_t r) {
  const jauge_view* out = &call->out[0];
  int8_t* to = (int8_t*)call->scratch;
  for (int32_t x = 0; x < out->width; ++x, to += out->channels) {
    int32_t c = 0;
    for (; c + AT_ONCE <= out->channels; c += AT_ONCE) means(call, r, x, c, AT_ONCE, to + c);
    for (; c < out->channels; ++c) means(call, r, x, c, 1, to + c);
  }
  jauge_store_row(out, r, call->scratch);
}

JAUGE_KERNEL(average_pool_s8, check, jauge_window_last_row, row);
