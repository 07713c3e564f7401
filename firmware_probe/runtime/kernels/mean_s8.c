/* The mean (or sum) of `count` input rows for each channel: exact sums of centred numbers, one requantisation. */
#include <string.h>

#include "firmware_probe/runtime/requantise.h"
#include "firmware_probe/runtime/scratch.h"

static int check(const jauge_call* call) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_mean* p = call->parameters;
  if (!jauge_has(in, JAUGE_S8) || !jauge_has(out, JAUGE_S8) || call->op->parameters.bytes != sizeof *p) return 0;
  return in->width == 1 && out->width == 1 && in->channels == out->channels && p->count >= 1 &&
         (int64_t)out->rows * p->count == in->rows && jauge_range_fits(p->range) && jauge_channels_fit(call, 1) &&
         call->op->scratch_bytes >= jauge_mean_scratch(out->channels);
}

static int32_t last_row(const jauge_call* call, uint32_t input, int32_t r) {
  (void)input;
  return (r + 1) * ((const jauge_mean*)call->parameters)->count - 1;
}

static void row(const jauge_call* call, int32_t r) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_mean* p = call->parameters;
  int32_t* sums = (int32_t*)(void*)call->scratch;
  int8_t* to = (int8_t*)jauge_row(out, r);
  memset(sums, 0, sizeof *sums * (uint32_t)out->channels);
  for (int32_t i = 0; i < p->count; ++i) {
    const int8_t* from = (const int8_t*)jauge_row(in, r * p->count + i);
    for (int32_t c = 0; c < out->channels; ++c) sums[c] = jauge_wrapping_add(sums[c], from[c] - in->zero_point);
  }
  for (int32_t c = 0; c < out->channels; ++c)
    to[c] = jauge_requantise(sums[c], call->channels, call->op->rounding, out->zero_point, p->range);
}

JAUGE_KERNEL(mean_s8, check, last_row, row);
