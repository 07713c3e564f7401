#if defined(__ARM_FEATURE_DSP)
#include "firmware_probe/runtime/kernels/cortex_m4/filters.h"

#include "firmware_probe/runtime/weights.h"

static jauge_m4_scale tflite_scale(const jauge_channel* channel, int32_t zero_point) {
  const int32_t right = -channel->shift;
  return (jauge_m4_scale){channel->factor, (1 << (right - 1)) + (int32_t)((uint32_t)zero_point << right), right};
}

/* Four channels side by side: those of the op, or where fewer are left, `filled`. */
static const jauge_channel* four_channels(const jauge_call* call, int32_t first, jauge_channel* filled) {
  static const jauge_channel none = {0, 0, -1};
  const int32_t count = call->out[0].channels - first;
  if (count >= JAUGE_DUAL_CHANNELS) return call->channels + first;
  for (int32_t i = 0; i < JAUGE_DUAL_CHANNELS; ++i) filled[i] = i < count ? call->channels[first + i] : none;
  return filled;
}

void jauge_m4_prepare_plain(jauge_m4_block* block, const jauge_call* call, int32_t first_channel) {
  jauge_channel filled[JAUGE_DUAL_CHANNELS];
  const jauge_channel* channel = four_channels(call, first_channel, filled);
  const int32_t zero_point = call->out[0].zero_point;
  for (int32_t i = 0; i < JAUGE_DUAL_CHANNELS; ++i, ++channel) {
    block->starts[i] = channel->bias;
    block->scales[i] = jauge_is_tflite(call->op->rounding) ? tflite_scale(channel, zero_point)
                                                           : (jauge_m4_scale){channel->factor, zero_point, 0};
  }
}

/* One block of fewer than four channels. */
static void run_few(jauge_m4_filters part, const jauge_channel* filled, int32_t first_pixel, int32_t count) {
  const int32_t window_bytes = part.pixel_step ? part.pixel_step : 2 * part.run_taps;
  part.pixels += first_pixel * window_bytes / 2;
  part.channels = filled;
  part.blocks = 1;
  part.count = count;
  jauge_m4_run_filters(&part);
}

/* The channels behind the last whole block. All four numbers of a pixel may be written where whole blocks come later
 * and write over them; the last two pixels and whatever stands alone go through `spare`. */
__attribute__((noinline)) static void run_rest(const jauge_m4_filters* filters, const jauge_call* call, int32_t first,
                                               int8_t* spare) {
  const jauge_view* out = &call->out[0];
  const int32_t channels = out->channels - first;
  const int is_written_over = filters->blocks > 0 && out->pixel_pitch == out->channels;
  const int32_t direct = is_written_over ? (filters->count - 1) / 2 * 2 : 0;
  jauge_channel filled[JAUGE_DUAL_CHANNELS];
  jauge_m4_filters part = *filters;
  int8_t* to = part.out + direct * part.out_pitch;
  four_channels(call, first, filled);
  if (direct > 0) run_few(part, filled, 0, direct);
  part.out = spare;
  part.out_pitch = JAUGE_DUAL_CHANNELS;
  run_few(part, filled, direct, part.count - direct);
  for (int32_t x = direct; x < part.count; ++x, to += filters->out_pitch, spare += JAUGE_DUAL_CHANNELS)
    for (int32_t c = 0; c < channels; ++c) to[c] = spare[c];
}

void jauge_m4_run(const jauge_m4_filters* filters, const jauge_call* call, int32_t first_channel, int32_t channels,
                  int8_t* spare) {
  const int32_t whole = channels / JAUGE_DUAL_CHANNELS * JAUGE_DUAL_CHANNELS;
  jauge_m4_filters run = *filters;
  run.out += first_channel;
  run.channels = call->channels + first_channel;
  run.blocks = channels / JAUGE_DUAL_CHANNELS;
  run.zero_point = call->out[0].zero_point;
  run.is_tflite = jauge_is_tflite(call->op->rounding);
  if (whole < channels) {
    jauge_m4_filters rest = run;
    rest.out += whole;
    rest.weights += run.blocks * run.runs * run.run_taps;
    run_rest(&rest, call, first_channel + whole, spare);
  }
  if (whole > 0) jauge_m4_run_filters(&run);
}

static void hold(jauge_range range, int8_t* numbers, int32_t count) {
  for (int32_t i = 0; i < count; ++i)
    numbers[i] = (int8_t)(numbers[i] < range.low ? range.low : numbers[i] > range.high ? range.high : numbers[i]);
}

void jauge_m4_hold(const jauge_call* call, jauge_range range, int8_t* out, int32_t count) {
  const jauge_view* view = &call->out[0];
  if (range.low == -128 && range.high == 127) return;
  for (int32_t x = 0; x < count; ++x) hold(range, out + x * view->pixel_pitch, view->channels);
}
#endif
