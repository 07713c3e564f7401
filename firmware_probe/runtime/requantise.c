#include "firmware_probe/runtime/requantise.h"

#include "firmware_probe/runtime/weights.h"

int8_t jauge_requantise(int32_t sum, const jauge_channel* channel, uint8_t rounding, int32_t zero_point,
                        jauge_range range) {
  if (!jauge_is_tflite(rounding))
    return (int8_t)jauge_requantise_onnx(sum, jauge_float_of_bits(channel->factor), zero_point, range.low, range.high);
  const jauge_multiplier factor = {channel->factor, channel->shift};
  const int32_t scaled = jauge_multiply(sum, factor);
  return (int8_t)jauge_clamp(jauge_saturate_i32((int64_t)scaled + zero_point), range.low, range.high);
}

static int factor_fits(const jauge_channel* channel, const jauge_op* op) {
  if (jauge_is_tflite(op->rounding) != (op->rounding == JAUGE_TFLITE)) return 0; /* not in this build */
  if (op->rounding == JAUGE_TFLITE)
    return op->weight_layout == JAUGE_WEIGHTS_DUAL ? jauge_dual_shift_fits(channel->shift) && channel->factor >= 0
                                                   : channel->shift >= -31 && channel->shift <= 31;
  return op->rounding == JAUGE_ONNX && (channel->factor & 0x7F800000) != 0x7F800000; /* finite */
}

int jauge_channels_fit(const jauge_call* call, int32_t count) {
  if ((uint64_t)count * sizeof(jauge_channel) != call->op->channels.bytes) return 0;
  for (int32_t i = 0; i < count; ++i)
    if (!factor_fits(&call->channels[i], call->op)) return 0;
  return 1;
}

int jauge_range_fits(jauge_range range) {
  return range.low >= -128 && range.low <= range.high && range.high <= 127;
}
