#if defined(__ARM_FEATURE_DSP)
#include "firmware_probe/runtime/kernels/cortex_m4/conv.h"

#include <string.h>

#include "firmware_probe/runtime/kernels/cortex_m4/dense.h"
#include "firmware_probe/runtime/kernels/cortex_m4/filters.h"
#include "firmware_probe/runtime/kernels/cortex_m4/stem.h"
#include "firmware_probe/runtime/kernels/cortex_m4/words.h"
#include "firmware_probe/runtime/scratch.h"
#include "firmware_probe/runtime/weights.h"
#include "firmware_probe/runtime/window.h"

static void fill(int16_t* to, int32_t value, int32_t count) {
  if (count > 0 && ((uintptr_t)to & 2)) {
    *to++ = (int16_t)value;
    --count;
  }
  uint32_t* two = (uint32_t*)(void*)to;
  const uint32_t both = (uint32_t)(uint16_t)value * 0x10001U;
  for (; count >= 2; count -= 2) *two++ = both;
  if (count > 0) *(int16_t*)(void*)two = (int16_t)value;
}

static int32_t held(int32_t x, int32_t low, int32_t high) {
  return x < low ? low : x > high ? high : x;
}

void jauge_m4_widen_row(const jauge_view* in, int32_t y, int32_t first, int32_t columns, int16_t* to) {
  const int32_t channels = in->channels;
  if (y < 0 || y >= in->rows) {
    fill(to, in->zero_point, columns * channels);
    return;
  }
  const int32_t begin = held(-first, 0, columns), end = held(in->width - first, begin, columns);
  const int8_t* from = (const int8_t*)jauge_row(in, y) + (first + begin) * in->pixel_pitch;
  fill(to, in->zero_point, begin * channels);
  to += begin * channels;
  if (in->pixel_pitch == channels) {
    int32_t count = (end - begin) * channels;
    if (count > 0 && begin * channels % 2 != 0) {
      *to++ = *from++;
      --count;
    }
    jauge_m4_widen(to, from, count);
    to += count;
  } else {
    for (int32_t x = begin; x < end; ++x, from += in->pixel_pitch)
      for (int32_t c = 0; c < channels; ++c) *to++ = from[c];
  }
  fill(to, in->zero_point, (columns - end) * channels);
}

/* The weights of four channels in whole words for each run: runs of an odd number of taps get one tap more, of weight
 * zero. */
static const uint32_t* even_runs(const uint32_t* from, const jauge_wide* wide, uint32_t* to) {
  const int16_t* halfwords = (const int16_t*)from;
  int16_t* put = (int16_t*)to;
  memset(to, 0, (size_t)wide->block_words * 4);
  for (int32_t run = 0, tap = 0; run < wide->runs; ++run)
    for (int32_t i = 0; i < wide->run_taps; ++i, ++tap) {
      const int32_t at = run * wide->padded_taps + i;
      put[at / 2 * 4 + at % 2] = halfwords[tap / 2 * 4 + tap % 2];
      put[at / 2 * 4 + 2 + at % 2] = halfwords[tap / 2 * 4 + 2 + tap % 2];
    }
  return to;
}

/* A window of one pixel may lie behind the input too. */
static int sees_pixels(const jauge_call* call, int32_t r) {
  const jauge_window* w = &((const jauge_conv_s8*)call->parameters)->window;
  return r * w->stride_height < call->in[0].rows && (call->out[0].width - 1) * w->stride_width < call->in[0].width;
}

/* Rows of a view follow each other like pixels of one row. */
static int is_one_row(const jauge_view* view) {
  return view->ring_rows == 0 && view->row_pitch == view->width * view->pixel_pitch;
}

/* Several rows are made together where scratch is left and no other op waits for one of them: a block's weights are
 * copied once for all, rows of pixels are one long row. All that they see is read before anything is written. */
static int32_t rows_at_once(const jauge_call* call, const jauge_wide* wide) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_window* w = &((const jauge_conv_s8*)call->parameters)->window;
  int32_t row = wide->row_bytes * w->stride_height;
  if (!call->is_alone || out->ring_rows != 0 || w->dilation_height != 1) return 1;
  if (wide->in_pairs) {
    if (w->stride_width != 1 || w->stride_height != 1 || in->width != out->width || !is_one_row(in) || !is_one_row(out))
      return 1;
    row += out->channels % JAUGE_DUAL_CHANNELS ? JAUGE_DUAL_CHANNELS * out->width : 0;
  }
  const int32_t more = (int32_t)(call->op->scratch_bytes - wide->scratch_bytes) / row;
  return more < out->rows ? more + 1 : out->rows;
}

/* Input row y. */
static void widen_to_planes(const jauge_view* in, int32_t y, int32_t first, int32_t columns, uint32_t* to) {
  const int32_t begin = held(-first, 0, columns), end = held(in->width - first, begin, columns);
  const int is_inside = y >= 0 && y < in->rows;
  const jauge_m4_plane_row row = {.columns = columns,
                                  .begin = begin,
                                  .count = is_inside ? end - begin : 0,
                                  .channels = in->channels,
                                  .pitch = in->pixel_pitch,
                                  .zero = (uint32_t)(uint16_t)in->zero_point * 0x10001U};
  const int8_t* from = (const int8_t*)in->base;
  if (is_inside) from = (const int8_t*)jauge_row(in, y) + (first + begin) * in->pixel_pitch;
  jauge_m4_widen_planes(to, from, &row);
}

/* The rows that `count` output rows from r on see; what the `at_once` before them saw too is kept. */
static void widen_rows(const jauge_call* call, const jauge_wide* wide, int32_t r, int32_t count, int32_t at_once) {
  const jauge_window* w = &((const jauge_conv_s8*)call->parameters)->window;
  const int32_t seen = (count - 1) * w->stride_height + wide->runs, again = wide->runs - w->stride_height;
  const int is_kept = r > 0 && call->is_alone && w->dilation_height == 1 && again > 0;
  if (is_kept)
    jauge_m4_copy_words((uint32_t*)(void*)call->scratch,
                        (const uint32_t*)(const void*)(call->scratch + at_once * w->stride_height * wide->row_bytes),
                        again * wide->row_bytes / 4);
  for (int32_t i = is_kept ? again : 0; i < seen; ++i) {
    const int32_t y = r * w->stride_height - w->pad_top + i * w->dilation_height;
    uint8_t* const to = call->scratch + i * wide->row_bytes;
    if (wide->in_planes)
      widen_to_planes(&call->in[0], y, -w->pad_left, wide->columns, (uint32_t*)(void*)to);
    else
      jauge_m4_widen_row(&call->in[0], y, -w->pad_left, wide->columns, (int16_t*)(void*)to);
  }
}

/* Four channels, or the fewer that are left, of `rows` rows. Weights are used as they lie in the package, or copied or
 * made anew behind the widened rows. */
static void run_block(const jauge_call* call, const jauge_wide* wide, jauge_m4_filters block, int32_t first, int32_t r,
                      int32_t rows, int8_t* spare) {
  const jauge_window* w = &((const jauge_conv_s8*)call->parameters)->window;
  const int32_t left = call->out[0].channels - first;
  block.weights += first / JAUGE_DUAL_CHANNELS * wide->stored_words;
  if (wide->is_remade) block.weights = even_runs(block.weights, wide, block.copy);
  if (wide->is_remade) block.copy = 0;
  for (int32_t i = 0; i < rows; ++i) {
    block.out = (int8_t*)jauge_row(&call->out[0], r + i);
    jauge_m4_run(&block, call, first, left < JAUGE_DUAL_CHANNELS ? left : JAUGE_DUAL_CHANNELS, spare);
    if (block.copy) block.weights = block.copy;
    block.copy = 0;
    block.pixels += w->stride_height * wide->row_bytes / 2;
  }
}

enum { TAPS_OF_A_TWIN = 96 }; /* up to here two pixels take hardly longer than one alone */

/* The last of an odd number of pixels in pairs may go with a twin of its own: 2 bytes a tap behind the rows, if there
 * is room. */
static int32_t twin_bytes(const jauge_call* call, const jauge_wide* wide, int32_t rows_bytes, int32_t count) {
  const int32_t spare = call->out[0].channels % JAUGE_DUAL_CHANNELS ? JAUGE_DUAL_CHANNELS * count : 0;
  const int32_t twin = 2 * wide->padded_taps, all = rows_bytes + wide->copied_bytes + spare + twin;
  const int is_wanted = wide->in_pairs && count % 2 != 0 && wide->run_taps <= TAPS_OF_A_TWIN;
  return is_wanted && (uint32_t)all <= call->op->scratch_bytes ? twin : 0;
}

static void widen_pixels(const jauge_call* call, const jauge_wide* wide, int32_t r, int32_t count, int has_twin) {
  const jauge_view* in = &call->in[0];
  const jauge_window* w = &((const jauge_conv_s8*)call->parameters)->window;
  const int32_t step = w->stride_width * in->pixel_pitch, paired = has_twin ? count - 1 : count;
  const int8_t* from = (const int8_t*)jauge_row(in, r * w->stride_height);
  int16_t* to = (int16_t*)(void*)call->scratch;
  jauge_m4_widen_pairs(to, from, paired, in->channels, step);
  if (has_twin) jauge_m4_widen_pairs(to + paired * wide->padded_taps, from + paired * step, 2, in->channels, 0);
}

/* Output rows r to r + count - 1 of the `at_once` that scratch is there for. */
static void make_rows(const jauge_call* call, const jauge_wide* wide, int32_t r, int32_t count, int32_t at_once) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_window* w = &((const jauge_conv_s8*)call->parameters)->window;
  const int32_t pixels = wide->in_pairs ? count * out->width : out->width;
  int32_t rows_bytes = wide->rows_bytes + (at_once - 1) * w->stride_height * wide->row_bytes;
  const int32_t twin = twin_bytes(call, wide, rows_bytes, pixels);
  rows_bytes += twin;
  uint32_t* const copy = (uint32_t*)(void*)(call->scratch + rows_bytes);
  jauge_m4_filters filters = {
      .pixels = (const int16_t*)(const void*)call->scratch,
      .weights = call->weights,
      .copy = wide->in_planes || wide->block_words > JAUGE_WORDS_IN_CACHE ? copy : 0,
      .out = (int8_t*)jauge_row(out, r),
      .count = pixels,
      .pixel_step = wide->in_pairs ? 0 : w->stride_width * (wide->in_planes ? 4 : 2 * in->channels),
      .runs = wide->runs,
      .run_taps = wide->padded_taps,
      .run_gap = wide->row_bytes - 2 * wide->padded_taps,
      .out_pitch = out->pixel_pitch,
      .plane_bytes = wide->in_planes ? 4 * wide->columns : 0,

      .whole_pairs = wide->in_planes || twin > 0};
  int8_t* const spare = (int8_t*)call->scratch + rows_bytes + wide->copied_bytes;
  if (wide->in_pairs)
    widen_pixels(call, wide, r, pixels, twin > 0);
  else
    widen_rows(call, wide, r, count, at_once);
  if (wide->in_pairs || (at_once == 1 && !wide->is_remade)) {
    jauge_m4_run(&filters, call, 0, out->channels, spare);
    return;
  }
  if (wide->is_remade) filters.copy = copy;
  for (int32_t first = 0; first < out->channels; first += JAUGE_DUAL_CHANNELS)
    run_block(call, wide, filters, first, r, count, spare);
}

/* For the widened rows alone, before anything is computed in 32 bits. */
static int has_room(const jauge_call* call) {
  const jauge_window* w = &((const jauge_conv_s8*)call->parameters)->window;
  const int64_t pixels = call->out[0].width;
  const int64_t columns = jauge_is_in_pairs(w) ? pixels : (pixels - 1) * w->stride_width + w->kernel_width;
  const int64_t row = columns * call->in[0].channels, room = call->op->scratch_bytes;
  return row <= room && row * w->kernel_height <= room;
}

int jauge_m4_conv_row(const jauge_call* call, int32_t r) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_conv_s8* p = call->parameters;
  if (call->op->weight_layout != JAUGE_WEIGHTS_DUAL || p->groups != 1 || p->window.dilation_width != 1) return 0;
  if (!has_room(call)) return 0;
  const jauge_wide wide = jauge_wide_of(&p->window, in->channels, out->width, out->channels);
  if (wide.laid_out) return jauge_m4_stem_row(call, r);
  if (call->op->scratch_bytes < wide.scratch_bytes) return 0;
  if (wide.in_pairs && !sees_pixels(call, out->rows - 1)) return 0;
  const int32_t at_once = rows_at_once(call, &wide);
  const int32_t count = out->rows - r < at_once ? out->rows - r : at_once;
  if (r % at_once != 0) return 1; /* made with a row before */
  make_rows(call, &wide, r, count, at_once);
  for (int32_t i = 0; i < count; ++i) jauge_m4_hold(call, p->range, (int8_t*)jauge_row(out, r + i), out->width);
  return 1;
}

/* The outputs behind the last whole block of four. */
static void run_rest(const jauge_call* call, const int16_t* taps, int32_t padded_taps, int32_t first, int8_t* out) {
  int8_t spare[JAUGE_DUAL_CHANNELS];
  const jauge_m4_filters filters = {
      .pixels = taps,
      .weights = (const uint32_t*)call->weights + first / JAUGE_DUAL_CHANNELS * padded_taps,
      .out = out,
      .count = 1,
      .runs = 1,
      .run_taps = padded_taps,
      .out_pitch = JAUGE_DUAL_CHANNELS};
  jauge_m4_run(&filters, call, first, call->out[0].channels - first, spare);
}

int jauge_m4_dense_row(const jauge_call* call, int32_t r) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_dense_s8* p = call->parameters;
  const int32_t padded_taps = (in->channels + 1) / 2 * 2, blocks = out->channels / JAUGE_DUAL_CHANNELS;
  if (call->op->weight_layout != JAUGE_WEIGHTS_DUAL || call->op->scratch_bytes < jauge_dense_scratch(in->channels))
    return 0;
  int16_t* const taps = (int16_t*)(void*)call->scratch;
  jauge_m4_dense layer = {.taps = taps,
                          .tap_bytes = 2 * padded_taps,
                          .weights = call->weights,
                          .channels = call->channels,
                          .blocks = blocks,
                          .zero_point = out->zero_point};
  taps[padded_taps - 1] = 0;
  for (int32_t x = 0; x < out->width; ++x) {
    jauge_m4_widen(taps, (const int8_t*)jauge_row(in, r) + x * in->pixel_pitch, in->channels);
    layer.out = (int8_t*)jauge_row(out, r) + x * out->pixel_pitch;
    if (blocks > 0 && jauge_is_tflite(call->op->rounding)) jauge_m4_dense_tflite(&layer);
    if (blocks > 0 && !jauge_is_tflite(call->op->rounding)) jauge_m4_dense_onnx(&layer);
    if (blocks * JAUGE_DUAL_CHANNELS < out->channels)
      run_rest(call, taps, padded_taps, blocks * JAUGE_DUAL_CHANNELS, layer.out);
    jauge_m4_hold(call, p->range, layer.out, 1);
  }
  return 1;
}
#endif
