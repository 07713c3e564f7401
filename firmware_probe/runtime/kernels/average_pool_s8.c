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

static int32_t mean(const jauge_call* call, int32_t r, int32_t x, int32_t c) {
  const jauge_pool_s8* p = call->parameters;
  int32_t sum = 0, count = 0;
  for (int32_t ky = 0; ky < p->window.kernel_height; ++ky)
    for (int32_t kx = 0; kx < p->window.kernel_width; ++kx) {
      const int8_t* from = (const int8_t*)jauge_tap(&p->window, &call->in[0], r, x, ky, kx);
      if (!from) continue;
      sum += from[c] + p->lowered;
      ++count;
    }
  return count == 0 ? 0 : (sum + (sum > 0 ? count / 2 : -(count / 2))) / count - p->lowered;
}

static void row(const jauge_call* call, int32_t r) {
  const jauge_pool_s8* p = call->parameters;
  int8_t* to = (int8_t*)call->scratch;
  for (int32_t x = 0; x < call->out[0].width; ++x)
    for (int32_t c = 0; c < call->out[0].channels; ++c)
      *to++ = (int8_t)jauge_clamp(mean(call, r, x, c), p->range.low, p->range.high);
  jauge_store_row(&call->out[0], r, call->scratch);
}

JAUGE_KERNEL(average_pool_s8, check, jauge_window_last_row, row);
