#include "firmware_probe/runtime/window.h"

#include <string.h>

enum { MAX_STEP = 1 << 16, MAX_WINDOW = 1 << 22 };

static int axis_fits(int32_t kernel, int32_t stride, int32_t dilation, int32_t pad, int32_t out) {
  if (kernel < 1 || kernel > JAUGE_MAX_EXTENT || stride < 1 || stride > MAX_STEP || dilation < 1 ||
      dilation > MAX_STEP || pad < 0 || pad > JAUGE_MAX_EXTENT)
    return 0;
  return (int64_t)out * stride + (int64_t)kernel * dilation < INT32_MAX / 2;
}

int jauge_window_fits(const jauge_window* window, const jauge_view* in, const jauge_view* out) {
  (void)in;
  if ((int64_t)window->kernel_height * window->kernel_width > MAX_WINDOW) return 0;
  return axis_fits(window->kernel_height, window->stride_height, window->dilation_height, window->pad_top, out->rows) &&
         axis_fits(window->kernel_width, window->stride_width, window->dilation_width, window->pad_left, out->width);
}

int32_t jauge_window_last_row(const jauge_call* call, uint32_t input, int32_t r) {
  const jauge_window* window = call->parameters;
  if (input != 0) return -1;
  const int32_t step = window->dilation_height, rows = call->in[0].rows;
  const int32_t last = r * window->stride_height - window->pad_top + (window->kernel_height - 1) * step;
  /* The last tap that is no padding: a producer asked for more would overwrite the rows of its ring. */
  return last < rows ? last : last - (last - rows + step) / step * step;
}

void jauge_store_row(const jauge_view* out, int32_t r, const void* packed) {
  const uint32_t pixel = (uint32_t)out->channels * jauge_dtype_bytes(out->dtype);
  uint8_t* to = jauge_row(out, r);
  if ((uint32_t)out->pixel_pitch == pixel) {
    memmove(to, packed, (size_t)pixel * (uint32_t)out->width);
    return;
  }
  for (int32_t x = 0; x < out->width; ++x, to += out->pixel_pitch)
    memmove(to, (const uint8_t*)packed + (size_t)x * pixel, pixel);
}
