#if defined(__ARM_FEATURE_DSP)
#include "firmware_probe/runtime/kernels/cortex_m4/depthwise.h"

#include <arm_acle.h>
#include <string.h>

#include "firmware_probe/runtime/kernels/cortex_m4/depthwise_taps.h"
#include "firmware_probe/runtime/kernels/cortex_m4/filters.h"
#include "firmware_probe/runtime/kernels/cortex_m4/words.h"
#include "firmware_probe/runtime/scratch.h"
#include "firmware_probe/runtime/weights.h"

static int factors_suit(const jauge_call* call) {
  if (!jauge_is_tflite(call->op->rounding)) return 1;
  for (int32_t k = 0; k < call->out[0].channels; ++k)
    if (!jauge_dual_shift_fits(call->channels[k].shift)) return 0;
  return 1;
}

static uint32_t two_channels(uint32_t weights, int is_doubled) {
  const int16x2_t two = __sxtb16((int8x4_t)weights);
  return (uint32_t)(is_doubled ? __sadd16(two, two) : two);
}

static void widen_weights(const jauge_call* call, int32_t taps, int32_t channel, uint32_t* to) {
  const int8_t* from = (const int8_t*)call->weights + channel;
  const int is_doubled = jauge_is_tflite(call->op->rounding);
  for (int32_t t = 0; t < taps; ++t, from += call->out[0].channels) {
    const uint32_t four = *(const uint32_t*)(const void*)from;
    *to++ = two_channels(four, is_doubled);
    *to++ = two_channels(four >> 8 | four << 24, is_doubled);
  }
}

/* The first word of the scratch says whether the channels behind it are ready. */
static int make_ready(const jauge_call* call, const jauge_tall* tall) {
  int32_t* const is_ready = (int32_t*)(void*)call->scratch;
  *is_ready = factors_suit(call);
  if (!*is_ready) return 0;
  jauge_m4_block block;
  uint8_t* to = call->scratch + 4;
  for (int32_t channel = 0; channel < call->out[0].channels; channel += 4, to += tall->ready_bytes) {
    jauge_m4_ready* const ready = (jauge_m4_ready*)(void*)to;
    jauge_m4_prepare_plain(&block, call, channel);
    for (int32_t i = 0; i < 4; ++i)
      ready->starts[i] =
          jauge_is_tflite(call->op->rounding) ? (int32_t)((uint32_t)block.starts[i] * 2) : block.starts[i];
    memcpy(ready->scales, block.scales, sizeof block.scales);
    widen_weights(call, tall->taps, channel, ready->weights);
  }
  return 1;
}

static void copy_bytes(int8_t* to, const int8_t* from, int32_t count) {
  if ((((uintptr_t)to | (uintptr_t)from | (uintptr_t)count) & 3) == 0)
    jauge_m4_copy_words((uint32_t*)(void*)to, (const uint32_t*)(const void*)from, count / 4);
  else
    jauge_m4_copy_bytes(to, from, count);
}

static int32_t held(int32_t x, int32_t low, int32_t high) {
  return x < low ? low : x > high ? high : x;
}

/* Input row y with its borders, `columns` pixels from column `first` on. */
static void copy_row(const jauge_view* in, int32_t y, int32_t first, int32_t columns, int8_t* to) {
  const int32_t channels = in->channels;
  if (y < 0 || y >= in->rows) {
    memset(to, in->zero_point, (size_t)(columns * channels));
    return;
  }
  const int32_t begin = held(-first, 0, columns), end = held(in->width - first, begin, columns);
  const int8_t* from = (const int8_t*)jauge_row(in, y) + (first + begin) * in->pixel_pitch;
  memset(to, in->zero_point, (size_t)(begin * channels));
  memset(to + end * channels, in->zero_point, (size_t)((columns - end) * channels));
  if (in->pixel_pitch == channels) {
    copy_bytes(to + begin * channels, from, (end - begin) * channels);
    return;
  }
  for (int32_t x = begin; x < end; ++x, from += in->pixel_pitch) copy_bytes(to + x * channels, from, channels);
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
  const uint8_t* ready = call->scratch + 4;
  for (int32_t channel = 0; channel < view->channels; channel += 4, ready += tall->ready_bytes) {
    pixels.first = rows + channel;
    pixels.out = out + channel;
    pixels.ready = (const jauge_m4_ready*)(const void*)ready;
    if (jauge_is_tflite(call->op->rounding))
      jauge_m4_depthwise_tflite(&pixels);
    else
      jauge_m4_depthwise_onnx(&pixels);
  }
}

int jauge_m4_depthwise_row(const jauge_call* call, int32_t r) {
  const jauge_depthwise_s8* p = call->parameters;
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_window* w = &p->window;
  if (p->multiplier != 1 || out->channels % 4 != 0 || w->dilation_width != 1 ||
      w->kernel_height > JAUGE_TALL_MOST_TAPS || w->kernel_width > JAUGE_TALL_MOST_TAPS)
    return 0;
  const jauge_tall tall = jauge_tall_of(w, out->channels, out->width);
  if (call->op->scratch_bytes < tall.scratch_bytes) return 0;
  if (r == 0) make_ready(call, &tall);
  if (!*(const int32_t*)(const void*)call->scratch) return 0;
  int8_t* const rows = (int8_t*)call->scratch + tall.kept_bytes;
  for (int32_t ky = 0; ky < w->kernel_height; ++ky)
    copy_row(in, r * w->stride_height - w->pad_top + ky * w->dilation_height, -w->pad_left, tall.columns,
             rows + ky * tall.row_bytes);
  int8_t* const to = (int8_t*)jauge_row(out, r);
  run_channels(call, &tall, rows, to);
  jauge_m4_hold(call, p->range, to, out->width);
  return 1;
}
#endif
