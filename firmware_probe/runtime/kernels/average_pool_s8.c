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

enum { AT_ONCE = 4 }; /* channels: their sums stay in registers */

static int32_t mean(int32_t sum, int32_t count, int32_t lowered) {
  return count == 0 ? 0 : (sum + (sum > 0 ? count / 2 : -(count / 2))) / count - lowered;
}

/* Channels c .. c + channels - 1 of output pixel (r, x). */
static void means(const jauge_call* call, int32_t r, int32_t x, int32_t c, int32_t channels, int8_t* to) {
  const jauge_pool_s8* p = call->parameters;
  int32_t sums[AT_ONCE] = {0}, count = 0;
  for (int32_t ky = 0; ky < p->window.kernel_height; ++ky)
    for (int32_t kx = 0; kx < p->window.kernel_width; ++kx) {
      const int8_t* from = (const int8_t*)jauge_tap(&p->window, &call->in[0], r, x, ky, kx);
      if (!from) continue;
      for (int32_t i = 0; i < channels; ++i) sums[i] += from[c + i];
      ++count;
    }
  for (int32_t i = 0; i < channels; ++i)
    to[i] = (int8_t)jauge_clamp(mean(sums[i] + count * p->lowered, count, p->lowered), p->range.low, p->range.high);
}

static void row(const jauge_call* call, int32_t r) {
  const jauge_view* out = &call->out[0];
  int8_t* to = (int8_t*)call->scratch;
  for (int32_t x = 0; x < out->width; ++x, to += out->channels) {
    int32_t c = 0;
    for (; c + AT_ONCE <= out->channels; c += AT_ONCE) means(call, r, x, c, AT_ONCE, to + c);
    if (c < out->channels) means(call, r, x, c, out->channels - c, to + c);
  }
  jauge_store_row(out, r, call->scratch);
}

JAUGE_KERNEL(average_pool_s8, check, jauge_window_last_row, row);
