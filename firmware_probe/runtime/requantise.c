#include "firmware_probe/runtime/requantise.h"

static int factor_fits(const jauge_channel* channel, uint8_t rounding) {
  if (rounding == JAUGE_TFLITE) return channel->shift >= -31 && channel->shift <= 31;
  return rounding == JAUGE_ONNX && (channel->factor & 0x7F800000) != 0x7F800000; /* finite */
}

int jauge_channels_fit(const jauge_call* call, int32_t count) {
  if ((uint64_t)count * sizeof(jauge_channel) != call->op->channels.bytes) return 0;
  for (int32_t i = 0; i < count; ++i)
    if (!factor_fits(&call->channels[i], call->op->rounding)) return 0;
  return 1;
}

int jauge_range_fits(jauge_range range) {
  return range.low >= -128 && range.low <= range.high && range.high <= 127;
}
