#if defined(__ARM_FEATURE_DSP) && defined(__ARM_FP)
#include "firmware_probe/runtime/kernels/cortex_m4/conv_f32.h"

#include <string.h>

#include "firmware_probe/runtime/kernels/cortex_m4/reals_block.h"
#include "firmware_probe/runtime/reals.h"
#include "firmware_probe/runtime/scratch.h"
#include "firmware_probe/runtime/window.h"

typedef void jauge_m4_loop(const jauge_m4_reals*);

/* All filters by fours; the last four overlap those before them when they are no multiple of four. `step`: bytes from
 * the first weight of a filter to that of the next. */
static void run_filters(jauge_m4_reals* block, int32_t filters, int32_t step, jauge_m4_loop* loop) {
  block->blocks = filters / JAUGE_M4_FILTERS;
  loop(block);
  if (filters % JAUGE_M4_FILTERS == 0) return;
  jauge_m4_reals last = *block;
  const int32_t first = filters - JAUGE_M4_FILTERS;
  last.blocks = 1;
  last.weights = (const float*)(const void*)((const uint8_t*)block->weights + first * step);
  last.bias += first;
  last.out += first;
  last.channel_bytes = 4 * first;
  loop(&last);
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

/* Zeros and places lie behind the output row. */
static void use_scratch(jauge_m4_sight* sight, float* scratch) {
  const int32_t channels = sight->in->channels;
  memset(scratch, 0, (size_t)channels * sizeof *scratch);
  sight->zeros = scratch;
  sight->places = (const float**)(void*)(scratch + channels);
}

/* Whether the windows of `pixels` pixels from x on lie wholly between the borders, each row of them side by side. */
static int is_inside(const jauge_m4_sight* sight, int32_t x, int32_t pixels) {
  const jauge_window* window = sight->window;
  const int32_t first = x * window->stride_width - window->pad_left;
  const int32_t last = first + (pixels - 1) * window->stride_width + window->kernel_width - 1;
  return window->dilation_width == 1 && sight->in->pixel_pitch == 4 * sight->in->channels && first >= 0 &&
         last < sight->in->width;
}

/* Tells where the runs of `pixels` pixels from x on begin: whole window rows, or single taps. */
static void place_runs(const jauge_m4_sight* sight, int32_t x, int32_t pixels, int whole, jauge_m4_reals* block) {
  const jauge_window* window = sight->window;
  const jauge_view* in = sight->in;
  const int32_t columns = whole ? 1 : window->kernel_width;
  const float** place = sight->places;
  for (int32_t i = 0; i < sight->rows; ++i) {
    const uint8_t* row = jauge_row(in, sight->first_row + i * window->dilation_height);
    for (int32_t kx = 0; kx < columns; ++kx) {
      int32_t column = x * window->stride_width - window->pad_left + kx * window->dilation_width;
      for (int32_t p = 0; p < pixels; ++p, column += window->stride_width)
        *place++ = column < 0 || column >= in->width ? sight->zeros
                                                     : (const float*)(const void*)(row + column * in->pixel_pitch);
    }
  }
  block->taps = sight->places;
  block->runs = sight->rows * columns;
  block->run_taps = in->channels * (whole ? window->kernel_width : 1);
}

/* Convolutions of both kinds, by what makes them different. */
typedef struct {
  const jauge_window* window;
  const jauge_activation* activation;
  int32_t ky_weights;   /* from a kernel row to the next */
  int32_t step;         /* see run_filters */
  int32_t filter_bytes; /* as the loops want it */
  int32_t may_be_whole; /* window rows as one run */
  jauge_m4_loop *of_four, *of_one;
} jauge_m4_kind;

static int run_row(const jauge_call* call, int32_t r, const jauge_m4_kind* kind) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  if (out->channels < JAUGE_M4_FILTERS ||
      call->op->scratch_bytes < jauge_reals_scratch(kind->window, in->channels, out->width, out->channels))
    return 0;
  float* const made = (float*)(void*)call->scratch;
  jauge_m4_sight sight = sight_of(kind->window, in, r);
  use_scratch(&sight, made + out->width * out->channels);
  jauge_m4_reals block = {.weights = (const float*)call->weights + sight.first_ky * kind->ky_weights,
                          .bias = (const float*)(const void*)call->channels,
                          .out = made,
                          .filter_bytes = kind->filter_bytes,
                          .out_pitch = 4 * out->channels};
  for (int32_t x = 0; x < out->width;) {
    const int32_t pixels = out->width - x >= JAUGE_M4_PIXELS ? JAUGE_M4_PIXELS : 1;
    place_runs(&sight, x, pixels, kind->may_be_whole && is_inside(&sight, x, pixels), &block);
    run_filters(&block, out->channels, kind->step, pixels == 1 ? kind->of_one : kind->of_four);
    block.out += pixels * out->channels;
    x += pixels;
  }
  jauge_activate(kind->activation, made, out->width * out->channels);
  jauge_store_row(out, r, made);
  return 1;
}

int jauge_m4_conv_f32_row(const jauge_call* call, int32_t r) {
  const jauge_conv_f32* p = call->parameters;
  if (p->groups != 1) return 0;
  const int32_t row_taps = p->window.kernel_width * call->in[0].channels;
  const int32_t filter_bytes = 4 * p->window.kernel_height * row_taps;
  const jauge_m4_kind kind = {.window = &p->window,
                              .activation = &p->activation,
                              .ky_weights = row_taps,
                              .step = filter_bytes,
                              .filter_bytes = filter_bytes,
                              .may_be_whole = 1,
                              .of_four = jauge_m4_reals_of_four,
                              .of_one = jauge_m4_reals_of_one};
  return run_row(call, r, &kind);
}

int jauge_m4_depthwise_f32_row(const jauge_call* call, int32_t r) {
  const jauge_depthwise_f32* p = call->parameters;
  if (p->multiplier != 1) return 0;
  const int32_t channels = call->out[0].channels;
  const jauge_m4_kind kind = {.window = &p->window,
                              .activation = &p->activation,
                              .ky_weights = p->window.kernel_width * channels,
                              .step = 4,
                              .filter_bytes = 4 * channels,
                              .of_four = jauge_m4_depthwise_of_four,
                              .of_one = jauge_m4_depthwise_of_one};
  return run_row(call, r, &kind);
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
    run_filters(&block, out->channels, block.filter_bytes, jauge_m4_reals_of_one);
    jauge_activate(&p->activation, block.out, out->channels);
  }
  return 1;
}
#endif
