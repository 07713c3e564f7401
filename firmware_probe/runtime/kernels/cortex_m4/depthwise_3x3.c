#if defined(__ARM_FEATURE_DSP)
#include "firmware_probe/runtime/kernels/cortex_m4/depthwise_3x3.h"

#include <string.h>

#include "firmware_probe/runtime/kernels/cortex_m4/depthwise_map.h"

enum { SIDE = 3, LANES = 4, PAIR_WORDS = JAUGE_MAP_PAIR_BYTES / 4 };

static const jauge_window* window_of(const jauge_call* call) {
  return &((const jauge_depthwise_s8*)call->parameters)->window;
}

/* Output pixels of a part, along one axis. */
static int32_t most_rows(const jauge_window* w) {
  return w->stride_height == 1 ? 2 * JAUGE_MAP_PAIRS - 2 : JAUGE_MAP_PAIRS - 1;
}
static int32_t most_columns(const jauge_window* w) {
  return (JAUGE_MAP_COLUMNS - SIDE) / w->stride_width + 1;
}

static uintptr_t end_of(const jauge_view* view) {
  return (uintptr_t)view->base + (uintptr_t)(view->rows * view->row_pitch);
}

static int lie_channel_on_channel(const jauge_view* in, const jauge_view* out) {
  const int32_t pitch = in->pixel_pitch;
  const uintptr_t begin = (uintptr_t)in->base, other = (uintptr_t)out->base;
  const uintptr_t distance = begin < other ? other - begin : begin - other;
  return out->pixel_pitch == pitch && in->row_pitch % pitch == 0 && out->row_pitch % pitch == 0 &&
         distance % (uintptr_t)pitch == 0;
}

int jauge_m4_depthwise_fits_map(const jauge_call* call) {
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const jauge_window* w = window_of(call);
  if (!call->is_alone || in->ring_rows != 0 || out->ring_rows != 0 || !jauge_is_mapped(w) || w->dilation_height != 1)
    return 0;
  if (end_of(in) <= (uintptr_t)out->base || end_of(out) <= (uintptr_t)in->base) return 1;
  return out->rows <= most_rows(w) && out->width <= most_columns(w) && lie_channel_on_channel(in, out);
}

/* Channels first .. first + LANES - 1; those past the last are left as they are. */
static void make_ready(const jauge_call* call, int32_t first, jauge_m4_map_channel* ready) {
  const int8_t* weights = (const int8_t*)call->weights + first;
  const int32_t channels = call->out[0].channels;
  int32_t pitch = channels, count = LANES;
  int8_t padded[SIDE * SIDE * LANES];
  if (channels < LANES) {
    for (int32_t t = 0; t < SIDE * SIDE * channels; ++t) padded[t / channels * LANES + t % channels] = weights[t];
    weights = padded;
    pitch = LANES;
    count = channels;
  }
  (jauge_is_tflite(call->op->rounding) ? jauge_m4_ready_tflite : jauge_m4_ready_onnx)(ready, weights, pitch,
                                                                                      call->channels + first, count);
}

/* Fewer than four channels: number by number. */
static void gather_few(const jauge_m4_map* map, int32_t channels) {
  const int32_t rows = 2 * map->pairs + map->lead + map->trail;
  for (int32_t y = 0; y < rows; ++y)
    for (int32_t x = 0; x < map->in_columns; ++x)
      for (int32_t c = 0; c < channels; ++c) {
        const int32_t line = y + map->lead;
        uint32_t* const word = map->to + line / 2 * PAIR_WORDS + c * JAUGE_MAP_COLUMNS + x;
        ((int16_t*)(void*)word)[line % 2] = map->from[y * map->in_row_pitch + x * map->in_pixel_pitch + c];
      }
}

static int32_t least(int32_t a, int32_t b) {
  return a < b ? a : b;
}
static int32_t most(int32_t a, int32_t b) {
  return a > b ? a : b;
}

/* Lines of the map: a pair of rows of one channel. */
static void fill(uint32_t* to, int32_t lines, int32_t columns, uint32_t zero) {
  for (; lines > 0; --lines, to += JAUGE_MAP_COLUMNS)
    for (int32_t i = 0; i < columns; ++i) to[i] = zero;
}

/* What the gathering leaves of `pairs` of rows and `seen` columns: pairs above, columns at the left, and those behind.
 */
static void fill_borders(const jauge_call* call, const jauge_m4_map* map, uint32_t* words, int32_t pairs, int32_t seen,
                         int32_t above, int32_t left) {
  const uint32_t zero = (uint16_t)call->in[0].zero_point * 0x00010001u;
  const int32_t used = above + map->lead + map->pairs + map->trail, end = left + map->in_columns;
  if (call->in[0].channels < LANES || map->in_columns <= 0) above = pairs;
  fill(words, LANES * above, JAUGE_MAP_COLUMNS, zero);
  fill(words + used * PAIR_WORDS, LANES * (pairs - used), JAUGE_MAP_COLUMNS, zero);
  fill(words, LANES * pairs, left, zero);
  fill(words + end, LANES * pairs, seen - end, zero);
}

/* The part of the output whose first pixel is (y, x), but for what belongs to its channels. Input pixels: those inside.
 */
static void place_part(const jauge_call* call, int32_t y, int32_t x, uint32_t* words, jauge_m4_map* map) {
  const jauge_window* w = window_of(call);
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  map->pixel_pitch = out->pixel_pitch;
  map->row_pitch = out->row_pitch;
  map->zero_point = out->zero_point;
  const int32_t out_rows = least(out->rows - y, most_rows(w));
  map->columns = least(out->width - x, most_columns(w));
  map->column_step = 4 * w->stride_width;
  const int is_dense = w->stride_height == 1;
  const int32_t pairs = is_dense ? (out_rows + 3) / 2 : out_rows + 1;
  map->last = is_dense ? out_rows - 1 : -1;
  map->pairs_in_loop = pairs - 1 - is_dense;
  const int32_t top = y * w->stride_height - w->pad_top, left = x * w->stride_width - w->pad_left;
  const int32_t row = most(top, 0), column = most(left, 0);
  const int32_t rows = least(in->rows, top + 2 * pairs) - row;
  map->in_pixel_pitch = in->pixel_pitch;
  map->in_row_pitch = in->row_pitch;
  const int32_t seen = (map->columns - 1) * w->stride_width + SIDE;
  map->in_columns = least(in->width, left + seen) - column;
  if (rows <= 0) map->in_columns = 0;
  map->lead = (row - top) % 2;
  map->pairs = (rows - map->lead) / 2;
  map->trail = (rows - map->lead) % 2;
  map->to = words + (row - top) / 2 * PAIR_WORDS + column - left;
  map->zero_pixel = (uint8_t)in->zero_point * 0x01010101u;
  fill_borders(call, map, words, pairs, seen, (row - top) / 2, column - left);
  map->from = (const int8_t*)in->base + row * in->row_pitch + column * in->pixel_pitch;
  map->out = (int8_t*)out->base + y * out->row_pitch + x * out->pixel_pitch;
}

/* Of a placed part, the channels from `done` on. */
static void run_part(const jauge_call* call, const jauge_m4_map* part, int32_t done, uint32_t* words) {
  jauge_m4_map_channel* const ready = (jauge_m4_map_channel*)(void*)call->scratch;
  const int32_t channels = call->out[0].channels, first = most(least(done, channels - LANES), 0);
  jauge_m4_map map = *part;
  map.from += first;
  if (channels < LANES)
    gather_few(&map, channels);
  else if (map.in_columns > 0)
    jauge_m4_gather_columns(&map);
  make_ready(call, first, ready);
  map.map = words + (done - first) * JAUGE_MAP_COLUMNS;
  map.ready = ready + done - first;
  map.out += done;
  map.channels = least(channels - done, LANES);
  (jauge_is_tflite(call->op->rounding) ? jauge_m4_map_tflite : jauge_m4_map_onnx)(&map);
}

void jauge_m4_depthwise_3x3(const jauge_call* call) {
  uint32_t* const words = (uint32_t*)(void*)(call->scratch + LANES * sizeof(jauge_m4_map_channel));
  const jauge_window* w = window_of(call);
  const jauge_view* out = &call->out[0];
  jauge_m4_map part;
  for (int32_t y = 0; y < out->rows; y += most_rows(w))
    for (int32_t x = 0; x < out->width; x += most_columns(w)) {
      place_part(call, y, x, words, &part);
      for (int32_t done = 0; done < out->channels; done += LANES) run_part(call, &part, done, words);
    }
}
#endif
