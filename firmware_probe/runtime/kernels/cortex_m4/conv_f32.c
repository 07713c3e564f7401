#if defined(__ARM_FEATURE_DSP) && defined(__ARM_FP)
#include "firmware_probe/runtime/kernels/cortex_m4/conv_f32.h"

#include <string.h>

#include "firmware_probe/runtime/kernels/cortex_m4/reals_block.h"
#include "firmware_probe/runtime/reals.h"
#include "firmware_probe/runtime/scratch.h"
#include "firmware_probe/runtime/window.h"

/* All filters by fours; the last four overlap those before them when they are no multiple of four. */
static void run_filters(jauge_m4_reals* block, int32_t filters, void (*run)(const jauge_m4_reals*)) {
  block->blocks = filters / JAUGE_M4_FILTERS;
  run(block);
  const int32_t rest = filters % JAUGE_M4_FILTERS;
  if (rest == 0) return;
  jauge_m4_reals last = *block;
  const int32_t first = filters - JAUGE_M4_FILTERS;
  last.blocks = 1;
  last.weights = (const float*)(const void*)((const uint8_t*)block->weights + first * block->filter_bytes);
  last.bias += first;
  last.out += first;
  run(&last);
}

/* What the pixels of an output row have in common. */
typedef struct {
  const jauge_window* window;
  const jauge_view* in;
  int32_t first_row, first_ky, rows; /* of the input, of the kernel, how many of them lie inside */
  const float* zeros;                /* a pixel of padding */
  const float** places;              /* where runs begin */
} jauge_m4_sight;

static jauge_m4_sight sight_of(const jauge_window* window, const jauge_view* in, int32_t r) {
  const int32_t step = window->dilation_height, top = r * window->stride_height - window->pad_top;
  jauge_m4_sight sight = {.window = window, .in = in};
  while (sight.first_ky < window->kernel_height && top + sight.first_ky * step < 0) ++sight.first_ky;
  int32_t end = sight.first_ky;
  while (end < window->kernel_height && top + end * step < in->rows) ++end;
  sight.rows = end - sight.first_ky;
  sight.first_row = top + sight.first_ky * step;
  return sight;
}

/* Whether the windows of `pixels` pixels from x on lie wholly between the borders, each row of them side by side. */
static int is_inside(const jauge_m4_sight* sight, int32_t x, int32_t pixels) {
  const jauge_window* window = sight->window;
  const int32_t first = x * window->stride_width - window->pad_left;
  const int32_t last = first + (pixels - 1) * window->stride_width + window->kernel_width - 1;
  return window->dilation_width == 1 && sight->in->pixel_pitch == 4 * sight->in->channels && first >= 0 &&
         last < sight->in->width;
}

/* Tells where the runs of `pixels` pixels from x on begin: whole window rows where they may, else single taps. */
static void place_runs(const jauge_m4_sight* sight, int32_t x, int32_t pixels, jauge_m4_reals* block) {
  const jauge_window* window = sight->window;
  const jauge_view* in = sight->in;
  const int32_t whole = is_inside(sight, x, pixels), columns = whole ? 1 : window->kernel_width;
  const float** place = sight->places;
  for (int32_t i = 0; i < sight->rows; ++i) {
    const uint8_t* row = jauge_row(in, sight->first_row + i * window->dilation_height);
    for (int32_t kx = 0; kx < columns; ++kx) {
      int32_t column = x * window->stride_width - window->pad_left + kx * window->dilation_width;
      for (int32_t p = 0; p < pixels; ++p, column += window->stride_width)
        *place++ = column < 0 || column >= in->width
                       ? sight->zeros
                       : (const float*)(const void*)(row + column * in->pixel_pitch);
    }
  }
  block->taps = sight->places;
  block->runs = sight->rows * columns;
  block->run_taps = in->channels * (whole ? window->kernel_width : 1);
}

int jauge_m4_conv_f32_row(const jauge_call* call, int32_t r) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_conv_f32* p = call->parameters;
  if (p->groups != 1 || out->channels < JAUGE_M4_FILTERS ||
      call->op->scratch_bytes < jauge_reals_scratch(&p->window, in->channels, out->width, out->channels))
    return 0;
  float* const made = (float*)(void*)call->scratch;
  float* const zeros = made + out->width * out->channels;
  jauge_m4_sight sight = sight_of(&p->window, in, r);
  sight.zeros = zeros;
  sight.places = (const float**)(void*)(zeros + in->channels);
  memset(zeros, 0, (size_t)in->channels * sizeof *zeros);
  const int32_t row_taps = p->window.kernel_width * in->channels;
  jauge_m4_reals block = {.weights = (const float*)call->weights + sight.first_ky * row_taps,
                          .bias = (const float*)(const void*)call->channels,
                          .out = made,
                          .filter_bytes = 4 * p->window.kernel_height * row_taps,
                          .out_pitch = 4 * out->channels};
  for (int32_t x = 0; x < out->width;) {
    const int32_t pixels = out->width - x >= JAUGE_M4_PIXELS ? JAUGE_M4_PIXELS : 1;
    place_runs(&sight, x, pixels, &block);
    run_filters(&block, out->channels, pixels == 1 ? jauge_m4_reals_of_one : jauge_m4_reals_of_four);
    block.out += pixels * out->channels;
    x += pixels;
  }
  jauge_activate(&p->activation, made, out->width * out->channels);
  jauge_store_row(out, r, made);
  return 1;
}

int jauge_m4_dense_f32_row(const jauge_call* call, int32_t r) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_dense_f32* p = call->parameters;
  if (out->channels < JAUGE_M4_FILTERS) return 0;
  const float* taps[1];
  jauge_m4_reals block = {.taps = taps,
                          .weights = call->weights,
                          .bias = (const float*)(const void*)call->channels,
                          .runs = 1,
                          .run_taps = in->channels,
                          .filter_bytes = 4 * in->channels};
  for (int32_t x = 0; x < out->width; ++x) {
    taps[0] = (const float*)(const void*)(jauge_row(in, r) + x * in->pixel_pitch);
    block.out = (float*)(void*)(jauge_row(out, r) + x * out->pixel_pitch);
    run_filters(&block, out->channels, jauge_m4_reals_of_one);
    jauge_activate(&p->activation, block.out, out->channels);
  }
  return 1;
}
#endif
