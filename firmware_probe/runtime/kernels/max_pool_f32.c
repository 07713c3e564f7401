/* The largest real number of every channel of a window. */
#include <float.h>

#include "firmware_probe/runtime/pool_reals.h"

static int check(const jauge_call* call) {
  return jauge_pool_reals_fit(call, JAUGE_F32, sizeof(float));
}

static void largest(const jauge_call* call, int32_t r, int32_t x, float* to) {
  const jauge_pool_f32* p = call->parameters;
  const int32_t channels = call->out[0].channels;
  for (int32_t c = 0; c < channels; ++c) to[c] = -FLT_MAX;
  for (int32_t ky = 0; ky < p->window.kernel_height; ++ky)
    for (int32_t kx = 0; kx < p->window.kernel_width; ++kx) {
      const float* from = (const float*)(const void*)jauge_tap(&p->window, &call->in[0], r, x, ky, kx);
      if (!from) continue;
      for (int32_t c = 0; c < channels; ++c)
        if (to[c] < from[c]) to[c] = from[c];
    }
}

static void row(const jauge_call* call, int32_t r) {
  const jauge_view* out = &call->out[0];
  const jauge_pool_f32* p = call->parameters;
  float* made = (float*)(void*)call->scratch;
  for (int32_t x = 0; x < out->width; ++x) largest(call, r, x, made + x * out->channels);
  jauge_activate(&p->activation, made, out->width * out->channels);
  jauge_store_row(out, r, made);
}

JAUGE_KERNEL(max_pool_f32, check, jauge_window_last_row, row);
