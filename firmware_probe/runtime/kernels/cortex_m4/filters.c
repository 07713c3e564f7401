#if defined(__ARM_FEATURE_DSP)
#include "firmware_probe/runtime/kernels/cortex_m4/filters.h"

#include "firmware_probe/runtime/kernels/cortex_m4/prepare.h"
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

static void prepare(jauge_m4_block* block, const jauge_call* call, int32_t first_channel) {
  jauge_m4_prepare_plain(block, call, first_channel);
  for (int32_t even = 0; even < JAUGE_DUAL_CHANNELS; even += 2)
    block->starts[even] = (int32_t)((uint32_t)block->starts[even] * 256 + (uint32_t)block->starts[even + 1]);
}

static void run_any(jauge_m4_block* block, const jauge_call* call, int32_t first_channel, int8_t* spare) {
  const int32_t channels = call->out[0].channels - first_channel;
  int8_t* const out = block->out;
  const int32_t pitch = block->out_pitch;
  prepare(block, call, first_channel);
  if (channels < JAUGE_DUAL_CHANNELS) {
    block->out = spare;
    block->out_pitch = JAUGE_DUAL_CHANNELS;
  } else {
    block->out += first_channel;
  }
  if (jauge_is_tflite(call->op->rounding))
    jauge_m4_block_tflite(block);
  else
    jauge_m4_block_onnx(block);
  if (channels < JAUGE_DUAL_CHANNELS)
    for (int32_t x = 0; x < block->count; ++x)
      for (int32_t c = 0; c < channels; ++c) out[x * pitch + first_channel + c] = spare[x * JAUGE_DUAL_CHANNELS + c];
  block->out = out;
  block->out_pitch = pitch;
}

/* Code between two blocks runs mostly not from the Flash's cache: the usual case is to be short. */
void jauge_m4_run(jauge_m4_block* block, const jauge_call* call, int32_t first_channel, int8_t* spare) {
  const jauge_view* out = &call->out[0];
  if (!jauge_is_tflite(call->op->rounding) || out->channels - first_channel < JAUGE_DUAL_CHANNELS) {
    run_any(block, call, first_channel, spare);
    return;
  }
  jauge_m4_prepare_tflite(block, call->channels + first_channel, 2 * out->zero_point + 1);
  block->out += first_channel;
  jauge_m4_block_tflite(block);
  block->out -= first_channel;
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
