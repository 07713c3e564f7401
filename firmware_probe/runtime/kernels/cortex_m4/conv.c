#if defined(__ARM_FEATURE_DSP)
#include "firmware_probe/runtime/kernels/cortex_m4/conv.h"

#include <string.h>

#include "firmware_probe/runtime/kernels/cortex_m4/dense.h"
#include "firmware_probe/runtime/kernels/cortex_m4/filters.h"
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

/* Input row y, `columns` of it from column `first` on; what lies outside is the zero point. */
static void widen_row(const jauge_view* in, int32_t y, int32_t first, int32_t columns, int16_t* to) {
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

/* The block's weights where the loops want them: whole words for each run. Runs of an odd number of taps get one tap
 * more, of weight zero. */
static const uint32_t* place_weights(const jauge_call* call, const jauge_wide* wide, int32_t block, uint32_t* to) {
  const uint32_t* from = (const uint32_t*)call->weights + block * wide->stored_words;
  if (wide->laid_out || wide->run_taps == wide->padded_taps) {
    if (wide->block_words <= JAUGE_WORDS_IN_CACHE) return from;
    jauge_m4_copy_words(to, from, wide->block_words);
    return to;
  }
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

/* Every window as one run, from the widened rows. The tap that makes their number even has weight zero. */
static void lay_out(const jauge_call* call, const jauge_wide* wide, int16_t* to) {
  const jauge_conv_s8* p = call->parameters;
  const jauge_m4_runs runs = {wide->runs, (wide->run_taps + 1) / 2, 2 * wide->run_taps, wide->row_bytes};
  const int32_t step = p->window.stride_width * call->in[0].channels;
  const int16_t* from = (const int16_t*)(const void*)call->scratch;
  for (int32_t x = 0; x < call->out[0].width; ++x, to += wide->padded_taps, from += step)
    jauge_m4_lay_out(to, from, &runs);
}

/* Where the windows lie. */
static jauge_m4_block windows_of(const jauge_call* call, const jauge_wide* wide) {
  const jauge_conv_s8* p = call->parameters;
  jauge_m4_block block;
  block.pixels = (const int16_t*)(const void*)call->scratch;
  block.pixel_step = p->window.stride_width * call->in[0].channels * 2;
  block.runs = wide->runs;
  block.run_taps = wide->padded_taps;
  block.run_gap = wide->row_bytes - 2 * wide->padded_taps;
  if (wide->laid_out) {
    int16_t* const laid = (int16_t*)(void*)(call->scratch + wide->rows_bytes);
    lay_out(call, wide, laid);
    block.pixels = laid;
    block.pixel_step = 2 * wide->padded_taps;
    block.runs = 1;
    block.run_gap = 0;
  }
  return block;
}

int jauge_m4_conv_row(const jauge_call* call, int32_t r) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_conv_s8* p = call->parameters;
  if (call->op->weight_layout != JAUGE_WEIGHTS_DUAL || p->groups != 1 || p->window.dilation_width != 1) return 0;
  const jauge_wide wide = jauge_wide_of(&p->window, in->channels, out->width, out->channels);
  if (call->op->scratch_bytes < wide.scratch_bytes) return 0;
  for (int32_t ky = 0; ky < wide.runs; ++ky)
    widen_row(in, r * p->window.stride_height - p->window.pad_top + ky * p->window.dilation_height, -p->window.pad_left,
              wide.columns, (int16_t*)(void*)(call->scratch + ky * wide.row_bytes));
  jauge_m4_block block = windows_of(call, &wide);
  block.out = (int8_t*)jauge_row(out, r);
  block.count = out->width;
  block.out_pitch = out->pixel_pitch;
  uint8_t* const weights = call->scratch + wide.rows_bytes + wide.laid_bytes;
  const int32_t copied_bytes = (int32_t)wide.scratch_bytes - wide.rows_bytes - wide.laid_bytes;
  int8_t* const spare = (int8_t*)weights + copied_bytes - 4 * out->width; /* at the end, if there is any */
  for (int32_t first = 0; first < out->channels; first += JAUGE_DUAL_CHANNELS) {
    block.weights = place_weights(call, &wide, first / JAUGE_DUAL_CHANNELS, (uint32_t*)(void*)weights);
    jauge_m4_run(&block, call, first, spare);
  }
  jauge_m4_hold(call, p->range, block.out, block.count);
  return 1;
}

/* The outputs behind the last whole block of four. */
static void run_rest(const jauge_call* call, const int16_t* taps, int32_t padded_taps, int32_t first, int8_t* out) {
  int8_t spare[JAUGE_DUAL_CHANNELS];
  jauge_m4_block block = {
      .pixels = taps, .out = out, .count = 1, .runs = 1, .run_taps = padded_taps, .out_pitch = JAUGE_DUAL_CHANNELS};
  block.weights = (const uint32_t*)call->weights + first / JAUGE_DUAL_CHANNELS * padded_taps;
  jauge_m4_run(&block, call, first, spare);
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
