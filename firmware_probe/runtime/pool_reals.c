#include "firmware_probe/runtime/pool_reals.h"

#include "firmware_probe/runtime/scratch.h"

int jauge_pool_reals_fit(const jauge_call* call, jauge_dtype dtype, int64_t element_bytes) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_pool_f32* p = call->parameters;
  return jauge_has(in, dtype) && jauge_has(out, dtype) && call->op->parameters.bytes == sizeof *p &&
         in->channels == out->channels && jauge_window_fits(&p->window, in, out) &&
         jauge_activation_fits(&p->activation) && p->pad_bottom >= 0 && p->pad_bottom <= JAUGE_MAX_EXTENT &&
         p->pad_right >= 0 && p->pad_right <= JAUGE_MAX_EXTENT &&
         (int64_t)p->window.kernel_height * p->window.kernel_width <= JAUGE_MAX_EXTENT &&
         call->op->scratch_bytes >= jauge_row_scratch(out->width, out->channels, element_bytes);
}

/* Taps of one axis inside the padded input; what reaches beyond it (ceil mode) never counts. */
static int32_t padded_taps(int32_t start, int32_t dilation, int32_t kernel, int32_t end) {
  int32_t count = kernel;
  while (count > 1 && start + (count - 1) * dilation >= end) --count;
  return count;
}

int32_t jauge_pool_divisor(const jauge_call* call, int32_t r, int32_t x, int32_t taps_inside) {
  const jauge_pool_f32* p = call->parameters;
  const jauge_window* w = &p->window;
  if (!p->count_padding) return taps_inside;
  return padded_taps(r * w->stride_height - w->pad_top, w->dilation_height, w->kernel_height,
                     call->in[0].rows + p->pad_bottom) *
         padded_taps(x * w->stride_width - w->pad_left, w->dilation_width, w->kernel_width,
                     call->in[0].width + p->pad_right);
}
