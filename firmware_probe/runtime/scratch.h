/* Working memory of the kernels in bytes: the one place that knows. The analyzer plans with it, the kernels check their
 * op against it. Extents are positive. */
#pragma once

#include "firmware_probe/runtime/parameters.h"

#ifdef __cplusplus
extern "C" {
#endif

static inline int64_t jauge_whole_words(int64_t bytes) {
  return (bytes + 3) / 4 * 4;
}

/* A finished output row, held back until all that the next byte of the output may overwrite has been read. */
static inline int64_t jauge_row_scratch(int64_t width, int64_t channels, int64_t element_bytes) {
  return jauge_whole_words(width * channels * element_bytes);
}

/* conv_s8, conv_f32: an output row, and the input of one output pixel as one run of taps (and two more, so that taps
 * can be taken by twos). */
static inline int64_t jauge_conv_scratch(const jauge_window* window, int64_t group_channels, int64_t out_width,
                                         int64_t out_channels, int64_t element_bytes) {
  const int64_t taps = (int64_t)window->kernel_height * window->kernel_width * group_channels;
  return jauge_row_scratch(out_width, out_channels, element_bytes) + jauge_whole_words((taps + 2) * element_bytes);
}

/* lstm_f32, gru_f32: hidden state, cell state, the next hidden state and a gate, of one direction. */
static inline int64_t jauge_recurrent_scratch(int64_t hidden) {
  return 4 * hidden * (int64_t)sizeof(float);
}

#ifdef __cplusplus
}
#endif
