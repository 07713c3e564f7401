#if defined(__ARM_FEATURE_DSP)
#include "firmware_probe/runtime/kernels/cortex_m4/conv.h"

#include <string.h>

#include "firmware_probe/runtime/kernels/cortex_m4/filters.h"
#include "firmware_probe/runtime/kernels/cortex_m4/words.h"
#include "firmware_probe/runtime/scratch.h"
#include "firmware_probe/runtime/weights.h"
#include "firmware_probe/runtime/window.h"

static void fill(int16_t* to, int32_t value, int32_t count) {
  for (int32_t i = 0; i < count; ++i) to[i] = (int16_t)value;
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
  if (wide->run_taps == wide->padded_taps) {
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

int jauge_m4_conv_row(const jauge_call* call, int32_t r) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_conv_s8* p = call->parameters;
  if (call->op->weight_layout != JAUGE_WEIGHTS_DUAL || p->groups != 1 || p->window.dilation_width != 1) return 0;
  const jauge_wide wide = jauge_wide_of(&p->window, in->channels, out->width, out->channels);
  if (call->op->scratch_bytes < wide.scratch_bytes) return 0;
  uint8_t* const weights = call->scratch + wide.rows_bytes;
  for (int32_t ky = 0; ky < wide.runs; ++ky)
    widen_row(in, r * p->window.stride_height - p->window.pad_top + ky * p->window.dilation_height, -p->window.pad_left,
              wide.columns, (int16_t*)(void*)(call->scratch + ky * wide.row_bytes));
  jauge_m4_block block;
  block.pixels = (const int16_t*)(const void*)call->scratch;
  block.out = (int8_t*)jauge_row(out, r);
  block.count = out->width;
  block.pixel_step = p->window.stride_width * in->channels * 2;
  block.runs = wide.runs;
  block.run_taps = wide.padded_taps;
  block.run_gap = wide.row_bytes - 2 * wide.padded_taps;
  block.out_pitch = out->pixel_pitch;
  for (int32_t first = 0; first < out->channels; first += JAUGE_DUAL_CHANNELS) {
    block.weights = place_weights(call, &wide, first / JAUGE_DUAL_CHANNELS, (uint32_t*)(void*)weights);
    jauge_m4_prepare(&block, call, first);
    jauge_m4_run(&block, call, first, (int8_t*)weights + 4 * wide.block_words);
  }
  jauge_m4_hold(call, p->range, block.out, block.count);
  return 1;
}

int jauge_m4_dense_row(const jauge_call* call, int32_t r) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_dense_s8* p = call->parameters;
  const int32_t padded_taps = (in->channels + 1) / 2 * 2;
  if (call->op->weight_layout != JAUGE_WEIGHTS_DUAL || call->op->scratch_bytes < jauge_dense_scratch(in->channels))
    return 0;
  int16_t* const taps = (int16_t*)(void*)call->scratch;
  jauge_m4_block block = {.pixels = taps, .count = 1, .runs = 1, .run_taps = padded_taps, .out_pitch = 4};
  taps[padded_taps - 1] = 0;
  for (int32_t x = 0; x < out->width; ++x) {
    int8_t spare[JAUGE_DUAL_CHANNELS];
    jauge_m4_widen(taps, (const int8_t*)jauge_row(in, r) + x * in->pixel_pitch, in->channels);
    block.out = (int8_t*)jauge_row(out, r) + x * out->pixel_pitch;
    for (int32_t first = 0; first < out->channels; first += JAUGE_DUAL_CHANNELS) {
      block.weights = (const uint32_t*)call->weights + first / JAUGE_DUAL_CHANNELS * padded_taps;
      jauge_m4_prepare(&block, call, first);
      jauge_m4_run(&block, call, first, spare);
    }
    jauge_m4_hold(call, p->range, block.out, 1);
  }
  return 1;
}
#endif
