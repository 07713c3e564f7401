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

/* conv_f32 of one group and depthwise_f32 on cores with an FPU: an output row, a pixel of zeros, and a word for each
 * tap of four pixels' windows that says where it lies. */
static inline int64_t jauge_reals_scratch(const jauge_window* window, int64_t channels, int64_t out_width,
                                          int64_t out_channels) {
  const int64_t taps = (int64_t)window->kernel_height * window->kernel_width;
  return jauge_row_scratch(out_width, out_channels, sizeof(float)) + channels * (int64_t)sizeof(float) + 16 * taps;
}

enum { JAUGE_WORDS_IN_CACHE = 64 }; /* weights of a block that Flash's data cache holds from pixel to pixel */

/* conv_s8 of one group on cores with DSP instructions: the rows that an output row's windows see, widened to 16 bits
 * with their borders, the weights of four channels, and an output row of four channels. A window row is a run of taps,
 * made even by one that counts for nothing. */
typedef struct {
  int32_t runs, run_taps, padded_taps;
  int32_t columns, row_bytes, rows_bytes;
  int32_t stored_words; /* of a block of four channels in the package */
  int32_t block_words;  /* and in scratch, */
  int32_t copied_bytes; /* where they are copied if need be */
  int32_t in_pairs;     /* jauge_is_in_pairs */
  int32_t in_planes;    /* jauge_is_in_planes */
  int32_t is_remade;    /* several runs of an odd number of taps: not as stored */
  int32_t laid_out;     /* short runs: every window is laid out as one run of all its taps, padded_taps of them */
  int32_t laid_bytes;
  uint32_t scratch_bytes;
} jauge_wide;

enum { JAUGE_SHORT_RUN = 16 }; /* taps: below, windows are laid out */

static inline int jauge_is_laid_out(const jauge_window* window, int64_t channels) {
  return window->kernel_width * channels < JAUGE_SHORT_RUN && window->kernel_height > 1;
}

/* Windows of one pixel: only pixels that are looked at are widened, in pairs, channels made even. */
static inline int jauge_is_in_pairs(const jauge_window* window) {
  return window->kernel_height == 1 && window->kernel_width == 1 && window->pad_top == 0 && window->pad_left == 0;
}

/* Windows of 3 x 3 at most two columns apart, channels by fours: widened rows lie in planes of two channels. */
static inline int jauge_is_in_planes(const jauge_window* window, int64_t channels) {
  return window->kernel_height == 3 && window->kernel_width == 3 && window->stride_width <= 2 && channels % 4 == 0 &&
         channels > 4;
}

static inline int64_t jauge_wide_scratch(const jauge_window* window, int64_t channels, int64_t out_width,
                                         int64_t out_channels) {
  const int64_t taps = window->kernel_height * window->kernel_width * channels;
  const int64_t padded = (window->kernel_width * channels + 1) / 2 * 2;
  const int64_t columns = (out_width - 1) * window->stride_width + window->kernel_width;
  const int64_t row = jauge_is_in_pairs(window)              ? out_width * padded
                      : jauge_is_in_planes(window, channels) ? columns * channels
                                                             : (columns * channels + 2) / 2 * 2;
  const int64_t rows = window->kernel_height * 2 * row;
  const int64_t laid = jauge_is_laid_out(window, channels) ? out_width * ((taps + 1) / 2 * 4) : 0;
  const int64_t weights = laid > 0 ? (taps + 1) / 2 * 8 : 4 * window->kernel_height * padded;
  const int64_t is_remade = laid == 0 && window->kernel_height > 1 && padded != window->kernel_width * channels;
  const int64_t copied = weights > 4 * JAUGE_WORDS_IN_CACHE || is_remade ? weights : 0;
  return rows + laid + copied + (out_channels % 4 ? 4 * out_width : 0);
}

/* For extents whose jauge_wide_scratch is below 2^31. */
static inline jauge_wide jauge_wide_of(const jauge_window* window, int32_t channels, int32_t out_width,
                                       int32_t out_channels) {
  jauge_wide wide;
  wide.runs = window->kernel_height;
  wide.run_taps = window->kernel_width * channels;
  wide.padded_taps = (wide.run_taps + 1) / 2 * 2;
  wide.columns = (out_width - 1) * window->stride_width + window->kernel_width;
  wide.in_pairs = jauge_is_in_pairs(window);
  wide.in_planes = jauge_is_in_planes(window, channels);
  if (wide.in_pairs) wide.columns = out_width;
  wide.row_bytes = 2 * ((wide.columns * channels + 2) / 2 * 2);
  if (wide.in_pairs) wide.row_bytes = 2 * out_width * wide.padded_taps;
  if (wide.in_planes) wide.row_bytes = 2 * wide.columns * channels;
  wide.rows_bytes = wide.runs * wide.row_bytes;
  wide.stored_words = (wide.runs * wide.run_taps + 1) / 2 * 2;
  wide.laid_out = jauge_is_laid_out(window, channels);
  wide.is_remade = !wide.laid_out && wide.runs > 1 && wide.padded_taps != wide.run_taps;
  if (wide.laid_out) wide.padded_taps = wide.stored_words;
  wide.laid_bytes = wide.laid_out ? out_width * wide.padded_taps * 2 : 0;
  wide.block_words = wide.laid_out ? wide.stored_words : wide.runs * wide.padded_taps;
  wide.copied_bytes = wide.block_words > JAUGE_WORDS_IN_CACHE || wide.is_remade ? 4 * wide.block_words : 0;
  wide.scratch_bytes = (uint32_t)(wide.rows_bytes + wide.laid_bytes + wide.copied_bytes);
  if (out_channels % 4) wide.scratch_bytes += 4 * (uint32_t)out_width;
  return wide;
}

/* depthwise_s8 of 3 x 3, all rows at once, on cores with DSP instructions: four channels made ready, and a map of them:
 * two rows a word, part by part of the picture. */
enum { JAUGE_MAP_COLUMNS = 15, JAUGE_MAP_PAIRS = 14, JAUGE_MAP_PAIR_BYTES = 4 * 4 * JAUGE_MAP_COLUMNS };

static inline int jauge_is_mapped(const jauge_window* window) {
  return window->kernel_height == 3 && window->kernel_width == 3 && window->stride_height <= 2 &&
         window->stride_width <= 2;
}

enum { JAUGE_TALL_MOST_TAPS = 5, JAUGE_TALL_MOST = 8192 }; /* height and width of a window; columns, channels */

/* depthwise_s8 row by row, at least four channels: the channels made ready by fours (64 bytes and two words a tap; kept
 * from row to row), and the rows that an output row's windows see, with their borders. */
typedef struct {
  int32_t taps, ready_bytes, kept_bytes, columns, row_bytes;
  int32_t way_at; /* a word behind what either way and the plain kernel take, which says which way it goes */
} jauge_tall;

static inline int32_t jauge_tall_columns(const jauge_window* window, int32_t out_width) {
  return (out_width - 1) * window->stride_width + window->kernel_width;
}

/* Whether one of the two ways takes it. Extents as jauge_window_fits has them. */
static inline int jauge_is_tall(const jauge_window* window, int32_t channels, int32_t out_width) {
  if (channels > JAUGE_TALL_MOST || jauge_tall_columns(window, out_width) > JAUGE_TALL_MOST) return 0;
  return jauge_is_mapped(window) || (channels >= 4 && window->kernel_height <= JAUGE_TALL_MOST_TAPS &&
                                     window->kernel_width <= JAUGE_TALL_MOST_TAPS);
}

static inline jauge_tall jauge_tall_of(const jauge_window* window, int32_t channels, int32_t out_width,
                                       int32_t out_rows) {
  const int32_t pairs = window->stride_height == 1 ? (out_rows + 3) / 2 : out_rows + 1;
  const int32_t map = pairs < JAUGE_MAP_PAIRS ? pairs : (int32_t)JAUGE_MAP_PAIRS;
  const int32_t map_bytes = jauge_is_mapped(window) ? 4 * 36 + map * JAUGE_MAP_PAIR_BYTES : 0;
  jauge_tall tall;
  tall.taps = window->kernel_height * window->kernel_width;
  tall.ready_bytes = 64 + 8 * tall.taps;
  tall.kept_bytes = (channels + 3) / 4 * tall.ready_bytes;
  tall.columns = jauge_tall_columns(window, out_width);
  tall.row_bytes = (tall.columns * channels + 3) / 4 * 4;
  tall.way_at = tall.kept_bytes + window->kernel_height * tall.row_bytes;
  if (tall.way_at < map_bytes) tall.way_at = map_bytes;
  return tall;
}

/* A convolution of 1 x 1 sees no neighbours: several narrow rows may run as one wide row, which pays what a row costs
 * once. How many; 1: rows stay as they are. */
enum { JAUGE_WIDE_ENOUGH = 40 }; /* pixels */

static inline int64_t jauge_rows_at_once(const jauge_window* window, int64_t rows, int64_t width) {
  if (window->kernel_height != 1 || window->kernel_width != 1 || window->stride_height != 1 ||
      window->stride_width != 1 || window->pad_top != 0 || window->pad_left != 0)
    return 1;
  int64_t most = 1;
  for (int64_t count = 2; count <= rows && count * width <= JAUGE_WIDE_ENOUGH; ++count)
    if (rows % count == 0) most = count;
  return most;
}

/* conv_s8 with short runs, which are laid out: output rows made at once, where they are narrow (the kernel knows when
 * it may), the input rows that they see, widened with their borders, and their windows. */
typedef struct {
  int32_t seen_rows, columns, row_bytes, rows_bytes;
  int32_t padded_taps; /* of a window; as many words are the weights of four channels */
  int32_t laid_bytes;
} jauge_stem;

static inline int32_t jauge_stem_rows(const jauge_window* window, int32_t rows, int32_t width) {
  int32_t most = 1;
  for (int32_t count = 2; window->dilation_height == 1 && count <= JAUGE_WIDE_ENOUGH / width; ++count)
    if (rows % count == 0) most = count;
  return most;
}

static inline int64_t jauge_stem_scratch(const jauge_window* window, int64_t channels, int64_t rows, int64_t out_width,
                                         int64_t out_channels) {
  const int64_t taps = (window->kernel_height * window->kernel_width * channels + 1) / 2 * 2;
  const int64_t columns = (out_width - 1) * window->stride_width + window->kernel_width;
  const int64_t seen = (rows - 1) * window->stride_height + window->kernel_height;
  return seen * 2 * ((columns * channels + 2) / 2 * 2) + rows * out_width * taps * 2 +
         (taps > JAUGE_WORDS_IN_CACHE ? 4 * taps : 0) + (out_channels % 4 ? 4 * rows * out_width : 0);
}

/* For extents whose jauge_stem_scratch is below 2^31. */
static inline jauge_stem jauge_stem_of(const jauge_window* window, int32_t channels, int32_t rows, int32_t out_width) {
  jauge_stem stem;
  stem.seen_rows = (rows - 1) * window->stride_height + window->kernel_height;
  stem.columns = (out_width - 1) * window->stride_width + window->kernel_width;
  stem.row_bytes = 2 * ((stem.columns * channels + 2) / 2 * 2);
  stem.rows_bytes = stem.seen_rows * stem.row_bytes;
  stem.padded_taps = (window->kernel_height * window->kernel_width * channels + 1) / 2 * 2;
  stem.laid_bytes = rows * out_width * stem.padded_taps * 2;
  return stem;
}

/* dense_s8: the input widened to 16 bits. */
static inline int64_t jauge_dense_scratch(int64_t channels) {
  return (channels + 1) / 2 * 4;
}

/* lstm_f32, gru_f32: hidden state, cell state, the next hidden state and a gate, of one direction. */
static inline int64_t jauge_recurrent_scratch(int64_t hidden) {
  return 4 * hidden * (int64_t)sizeof(float);
}

/* lstm_s8, in halfwords: cell, hidden state, four gates of all units, the step's input. */
static inline int64_t jauge_lstm_s8_scratch(int64_t inputs, int64_t hidden) {
  return jauge_whole_words((6 * hidden + inputs) * (int64_t)sizeof(int16_t));
}

#ifdef __cplusplus
}
#endif
