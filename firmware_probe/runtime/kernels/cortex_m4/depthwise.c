#if defined(__ARM_FEATURE_DSP)
#include "firmware_probe/runtime/kernels/cortex_m4/depthwise.h"

#include <arm_acle.h>
#include <string.h>

#include "firmware_probe/runtime/kernels/cortex_m4/depthwise_3x3.h"
#include "firmware_probe/runtime/kernels/cortex_m4/depthwise_taps.h"
#include "firmware_probe/runtime/kernels/cortex_m4/filters.h"
#include "firmware_probe/runtime/kernels/cortex_m4/words.h"
#include "firmware_probe/runtime/scratch.h"
#include "firmware_probe/runtime/weights.h"

enum { LEAST_FACTOR = 1 << 30 };

static int factors_suit(const jauge_call* call) {
  if (!jauge_is_tflite(call->op->rounding)) return 1;
  for (int32_t k = 0; k < call->out[0].channels; ++k) {
    const int32_t factor = call->channels[k].factor;
    if (!jauge_dual_shift_fits(call->channels[k].shift) || (factor != 0 && factor < LEAST_FACTOR)) return 0;
  }
  return 1;
}

static uint32_t two_channels(uint32_t weights, int is_doubled) {
  const int16x2_t two = __sxtb16((int8x4_t)weights);
  return (uint32_t)(is_doubled ? __sadd16(two, two) : two);
}

typedef struct __attribute__((packed)) {
  uint32_t word;
} unaligned;

static void widen_weights(const jauge_call* call, int32_t taps, int32_t channel, uint32_t* to) {
  const int8_t* from = (const int8_t*)call->weights + channel;
  const int is_doubled = jauge_is_tflite(call->op->rounding);
  for (int32_t t = 0; t < taps; ++t, from += call->out[0].channels) {
    const uint32_t four = ((const unaligned*)(const void*)from)->word;
    *to++ = two_channels(four, is_doubled);
    *to++ = two_channels(four >> 8 | four << 24, is_doubled);
  }
}

/* The next four channels; where fewer are left, the last four, some of them once more. */
static int32_t next_four(int32_t channel, int32_t channels) {
  return channel + 8 <= channels || channel + 4 >= channels ? channel + 4 : channels - 4;
}

static void make_ready(const jauge_call* call, const jauge_tall* tall) {
  jauge_m4_block block;
  uint8_t* to = call->scratch;
  const int32_t channels = call->out[0].channels;
  for (int32_t channel = 0; channel < channels; channel = next_four(channel, channels), to += tall->ready_bytes) {
    jauge_m4_ready* const ready = (jauge_m4_ready*)(void*)to;
    jauge_m4_prepare_plain(&block, call, channel);
    for (int32_t i = 0; i < 4; ++i)
      ready->starts[i] =
          jauge_is_tflite(call->op->rounding) ? (int32_t)((uint32_t)block.starts[i] * 2) : block.starts[i];
    memcpy(ready->scales, block.scales, sizeof block.scales);
    widen_weights(call, tall->taps, channel, ready->weights);
  }
}

static int32_t held(int32_t x, int32_t low, int32_t high) {
  return x < low ? low : x > high ? high : x;
}

/* Input row y with its borders, `columns` pixels from column `first` on. */
static void copy_row(const jauge_view* in, int32_t y, int32_t first, int32_t columns, int8_t* to) {
  const int32_t channels = in->channels;
  memset(to, in->zero_point, (size_t)(columns * channels));
  if (y < 0 || y >= in->rows) return;
  const int32_t begin = held(-first, 0, columns), end = held(in->width - first, begin, columns);
  const int8_t* from = (const int8_t*)jauge_row(in, y) + (first + begin) * in->pixel_pitch;
  const int is_packed = in->pixel_pitch == channels;
  const int32_t run = is_packed ? end - begin : 1;
  for (int32_t x = begin; x < end; x += run, from += in->pixel_pitch)
    jauge_m4_copy_bytes(to + x * channels, from, run * channels);
}

static void run_channels(const jauge_call* call, const jauge_tall* tall, const int8_t* rows, int8_t* out) {
  const jauge_depthwise_s8* p = call->parameters;
  const jauge_view* view = &call->out[0];
  jauge_m4_depthwise pixels = {.row_pitch = tall->row_bytes,
                               .height = p->window.kernel_height,
                               .width = p->window.kernel_width,
                               .tap_pitch = view->channels,
                               .count = view->width,
                               .pixel_step = p->window.stride_width * view->channels,
                               .out_pitch = view->pixel_pitch};
  const uint8_t* ready = call->scratch;
  for (int32_t channel = 0; channel < view->channels;
       channel = next_four(channel, view->channels), ready += tall->ready_bytes) {
    pixels.first = rows + channel;
    pixels.out = out + channel;
    pixels.ready = (const jauge_m4_ready*)(const void*)ready;
    if (jauge_is_tflite(call->op->rounding))
      jauge_m4_depthwise_tflite(&pixels);
    else
      jauge_m4_depthwise_onnx(&pixels);
  }
}

static void run_row(const jauge_call* call, const jauge_tall* tall, int32_t r) {
  const jauge_window* w = &((const jauge_depthwise_s8*)call->parameters)->window;
  if (r == 0) make_ready(call, tall);
  int8_t* const rows = (int8_t*)call->scratch + tall->kept_bytes;
  for (int32_t ky = 0; ky < w->kernel_height; ++ky)
    copy_row(&call->in[0], r * w->stride_height - w->pad_top + ky * w->dilation_height, -w->pad_left, tall->columns,
             rows + ky * tall->row_bytes);
  run_channels(call, tall, rows, (int8_t*)jauge_row(&call->out[0], r));
}

/* Decided with the first row and kept in the last word of the scratch. */
enum { ROW_BY_ROW, WHOLE, UNSUITED };

static int32_t way_of(const jauge_call* call) {
  if (!factors_suit(call)) return UNSUITED;
  if (jauge_m4_depthwise_fits_map(call)) return WHOLE;
  return call->out[0].channels < 4 ? UNSUITED : ROW_BY_ROW;
}

int jauge_m4_depthwise_row(const jauge_call* call, int32_t r) {
  const jauge_depthwise_s8* p = call->parameters;
  const jauge_view* out = &call->out[0];
  if (p->multiplier != 1 || p->window.dilation_width != 1 || !jauge_is_tall(&p->window, out->channels, out->width))
    return 0;
  const jauge_tall tall = jauge_tall_of(&p->window, out->channels, out->width, out->rows);
  if (call->op->scratch_bytes < (uint32_t)tall.way_at + 4) return 0;
  int32_t* const way = (int32_t*)(void*)(call->scratch + tall.way_at);
  if (r == 0) *way = way_of(call);
  if (*way == UNSUITED) return 0;
  if (*way == ROW_BY_ROW)
    run_row(call, &tall, r);
  else if (r == 0)
    jauge_m4_depthwise_3x3(call);
  jauge_m4_hold(call, p->range, (int8_t*)jauge_row(out, r), out->width);
  return 1;
}
#endif
