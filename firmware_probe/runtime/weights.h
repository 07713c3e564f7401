/* How weights lie in a package (jauge_op.weight_layout).
 *
 * JAUGE_WEIGHTS_PLAIN: [output channel][tap].
 *
 * JAUGE_WEIGHTS_DUAL, int8: two output channels A and B share the halfword 256 * wA + wB. Blocks of 4 channels, each
 * block for itself:
 *
 *   tap 0, 1 of channels 0 and 1 | tap 0, 1 of channels 2 and 3 | tap 2, 3 of channels 0 and 1 | ...
 *
 * so that one load of 8 bytes brings 8 weights and a 32-bit word holds two taps of a pair. Channels are filled up to a
 * multiple of 4 and taps to a multiple of 2 with zeros. The chip multiplies the halfwords as they are: P = 256 * SA +
 * SB, then sums SB alone and gets SA = (P - SB) >> 8. That is exact as long as |SA| < 2^23, which jauge_dual_is_exact
 * says beforehand; and no weight may be -128.
 */
#pragma once

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { JAUGE_DUAL_CHANNELS = 4, JAUGE_DUAL_TAPS = 2 };

static inline int64_t jauge_dual_bytes(int64_t taps, int64_t channels) {
  const int64_t blocks = (channels + JAUGE_DUAL_CHANNELS - 1) / JAUGE_DUAL_CHANNELS;
  return blocks * JAUGE_DUAL_CHANNELS * ((taps + JAUGE_DUAL_TAPS - 1) / JAUGE_DUAL_TAPS) * JAUGE_DUAL_TAPS;
}

/* Which halfword holds the weight of (channel, tap). */
static inline int64_t jauge_dual_index(int64_t taps, int64_t channel, int64_t tap) {
  const int64_t tap_pairs = (taps + JAUGE_DUAL_TAPS - 1) / JAUGE_DUAL_TAPS;
  const int64_t block = channel / JAUGE_DUAL_CHANNELS, pair = channel % JAUGE_DUAL_CHANNELS / 2;
  return ((block * tap_pairs + tap / 2) * 2 + pair) * 2 + tap % 2;
}

/* The weights of the even and of the odd channel in a halfword. */
static inline int32_t jauge_dual_odd(int16_t halfword) {
  return (int8_t)(halfword & 0xFF);
}
static inline int32_t jauge_dual_even(int16_t halfword) {
  return (halfword - jauge_dual_odd(halfword)) / 256;
}

/* In TFLite's arithmetic the chip's loops take factors below one half only, and none that leaves nothing of 24 bits (it
 * may as well be 0). */
static inline int jauge_dual_shift_fits(int32_t shift) {
  return shift <= -1 && shift >= -23;
}

/* A channel with this sum of |weight| and this bias, whatever int8 input it meets. */
static inline int jauge_dual_is_exact(int64_t sum_of_magnitudes, int64_t bias) {
  return sum_of_magnitudes * 128 + (bias < 0 ? -bias : bias) < (int64_t)1 << 23;
}

#ifdef __cplusplus
}
#endif
