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
  return (uintptr_t)view->base +
         (uintptr_t)((view->rows - 1) * view->row_pitch + (view->width - 1) * view->pixel_pitch + view->channels);
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
  const int32_t channels = call->out[0].channels;
  const int8_t* weights = (const int8_t*)call->weights + first;
  int8_t padded[SIDE * SIDE * LANES];
  if (channels < LANES) {
    for (int32_t t = 0; t < SIDE * SIDE; ++t)
      for (int32_t c = 0; c < channels; ++c) padded[t * LANES + c] = weights[t * channels + c];
    jauge_m4_ready_weights(ready, padded, LANES);
  } else {
    jauge_m4_ready_weights(ready, weights, channels);
  }
  const int is_tflite = jauge_is_tflite(call->op->rounding);
  const jauge_channel* channel = call->channels + first;
  for (int32_t c = 0; c < LANES && c < channels; ++c, ++channel, ++ready) {
    ready->start = channel->bias;
    ready->factor = is_tflite ? (int32_t)((uint32_t)channel->factor << 1) : channel->factor;
    ready->power = is_tflite && channel->factor != 0 ? -(int32_t)(1u << (32 + channel->shift)) : 0;
  }
}

/* Fewer than four channels: number by number. */
static void gather_few(const jauge_m4_gather* gather, int32_t channels) {
  const int32_t rows = gather->lead + 2 * gather->pairs + gather->trail;
  for (int32_t y = 0; y < rows; ++y)
    for (int32_t x = 0; x < gather->columns; ++x)
      for (int32_t c = 0; c < channels; ++c)
        ((int16_t*)(void*)(gather->to + (y + gather->lead) / 2 * PAIR_WORDS + c * JAUGE_MAP_COLUMNS +
                           x))[(y + gather->lead) % 2] =
            gather->from[y * gather->row_pitch + x * gather->pixel_pitch + c];
}

/* A part of the output and what it takes. Input pixels: those inside; the rest of the map is padding. */
typedef struct {
  int32_t y, x, rows, columns;
  int32_t pairs;
  jauge_m4_gather gather; /* `from` without a channel */
} part;

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

/* What the gathering leaves: `above` pairs of rows, `left` columns, and those behind it; when bare, halves of pairs
 * too: all is filled. */
static void fill_borders(const part* p, uint32_t* words, int32_t above, int32_t left, uint32_t zero, int is_bare) {
  const int32_t used = above + p->gather.lead + p->gather.pairs + p->gather.trail, end = left + p->gather.columns;
  if (is_bare || p->gather.columns <= 0) {
    fill(words, LANES * p->pairs, JAUGE_MAP_COLUMNS, zero);
    return;
  }
  fill(words, LANES * above, JAUGE_MAP_COLUMNS, zero);
  fill(words + used * PAIR_WORDS, LANES * (p->pairs - used), JAUGE_MAP_COLUMNS, zero);
  fill(words, LANES * p->pairs, left, zero);
  fill(words + end, LANES * p->pairs, JAUGE_MAP_COLUMNS - end, zero);
}

static void place_part(const jauge_call* call, uint32_t* words, part* p) {
  const jauge_window* w = window_of(call);
  const jauge_view* in = &call->in[0];
  p->rows = least(call->out[0].rows - p->y, most_rows(w));
  p->columns = least(call->out[0].width - p->x, most_columns(w));
  p->pairs = w->stride_height == 1 ? (p->rows + 3) / 2 : p->rows + 1;
  const int32_t top = p->y * w->stride_height - w->pad_top, left = p->x * w->stride_width - w->pad_left;
  const int32_t first_row = most(top, 0), first_column = most(left, 0);
  const int32_t lead = (first_row - top) % 2;
  const int32_t rows = least(in->rows, top + 2 * p->pairs) - first_row - lead;
  p->gather =
      (jauge_m4_gather){.from = (const int8_t*)in->base + first_row * in->row_pitch + first_column * in->pixel_pitch,
                        .to = words + (first_row - top) / 2 * PAIR_WORDS + first_column - left,
                        .pixel_pitch = in->pixel_pitch,
                        .row_pitch = in->row_pitch,
                        .columns = least(in->width, left + (p->columns - 1) * w->stride_width + SIDE) - first_column,
                        .lead = lead,
                        .pairs = rows / 2,
                        .trail = rows % 2,
                        .zero_pixel = (uint8_t)in->zero_point * 0x01010101u};
  if (rows + lead <= 0) p->gather.columns = 0;
  fill_borders(p, words, (first_row - top) / 2, first_column - left, (uint16_t)in->zero_point * 0x00010001u,
               in->channels < LANES);
}

/* Channels from `first` on, of which those before `done` are made already. */
static void run_part(const jauge_call* call, const part* p, int32_t first, int32_t done, uint32_t* words) {
  const jauge_window* w = window_of(call);
  const jauge_view* out = &call->out[0];
  jauge_m4_map_channel* const ready = (jauge_m4_map_channel*)(void*)call->scratch;
  jauge_m4_gather gather = p->gather;
  gather.from += first;
  if (gather.columns > 0) {
    if (out->channels < LANES)
      gather_few(&gather, out->channels);
    else
      jauge_m4_gather_columns(&gather);
  }
  make_ready(call, first, ready);
  jauge_m4_map map = {.map = words + (done - first) * JAUGE_MAP_COLUMNS,
                      .ready = ready + done - first,
                      .out = (int8_t*)out->base + p->y * out->row_pitch + p->x * out->pixel_pitch + done,
                      .channels = least(out->channels, first + LANES) - done,
                      .pixel_pitch = out->pixel_pitch,
                      .row_pitch = out->row_pitch,
                      .zero_point = out->zero_point,
                      .rows = p->rows,
                      .columns = p->columns,
                      .column_step = 4 * w->stride_width};
  if (jauge_is_tflite(call->op->rounding))
    (w->stride_height == 1 ? jauge_m4_map_tflite : jauge_m4_map_stride2_tflite)(&map);
  else
    (w->stride_height == 1 ? jauge_m4_map_onnx : jauge_m4_map_stride2_onnx)(&map);
}

void jauge_m4_depthwise_3x3(const jauge_call* call) {
  uint32_t* const words = (uint32_t*)(void*)(call->scratch + LANES * sizeof(jauge_m4_map_channel));
  const int32_t channels = call->out[0].channels;
  const jauge_window* w = window_of(call);
  part p;
  for (p.y = 0; p.y < call->out[0].rows; p.y += most_rows(w))
    for (p.x = 0; p.x < call->out[0].width; p.x += most_columns(w)) {
      place_part(call, words, &p);
      for (int32_t done = 0; done < channels; done += LANES)
        run_part(call, &p, done + LANES <= channels ? done : most(channels - LANES, 0), done, words);
    }
}
#endif
