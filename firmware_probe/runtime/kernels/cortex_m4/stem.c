#if defined(__ARM_FEATURE_DSP)
#include "firmware_probe/runtime/kernels/cortex_m4/stem.h"

#include "firmware_probe/runtime/kernels/cortex_m4/conv.h"
#include "firmware_probe/runtime/kernels/cortex_m4/filters.h"
#include "firmware_probe/runtime/scratch.h"

/* Rows are made together as far as the scratch goes: outputs whose rows follow each other, and no other op may wait for
 * one of them. What later rows see is read before anything is written, and nothing is written over what rows behind
 * these see: plans hold for each row, so for several. 0: too little scratch for one. */
static int32_t rows_at_once(const jauge_call* call) {
  const jauge_window* w = &((const jauge_conv_s8*)call->parameters)->window;
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const int64_t one = jauge_stem_scratch(w, in->channels, 1, out->width, out->channels);
  if (one > call->op->scratch_bytes) return 0;
  if (!call->is_alone || out->ring_rows != 0 || out->row_pitch != out->width * out->pixel_pitch ||
      w->dilation_height != 1)
    return 1;
  const jauge_stem stem = jauge_stem_of(w, in->channels, 1, out->width);
  const int32_t row = w->stride_height * stem.row_bytes + stem.laid_bytes + (out->channels % 4 ? 4 * out->width : 0);
  const int32_t more = (int32_t)(call->op->scratch_bytes - (uint32_t)one) / row;
  return more < out->rows ? more + 1 : out->rows;
}

static void widen_rows(const jauge_call* call, const jauge_stem* stem, int32_t r) {
  const jauge_window* w = &((const jauge_conv_s8*)call->parameters)->window;
  for (int32_t i = 0; i < stem->seen_rows; ++i)
    jauge_m4_widen_row(&call->in[0], r * w->stride_height - w->pad_top + i * w->dilation_height, -w->pad_left,
                       stem->columns, (int16_t*)(void*)(call->scratch + i * stem->row_bytes));
}

static void lay_out(const jauge_call* call, const jauge_stem* stem, int32_t rows, uint8_t* to) {
  const jauge_window* w = &((const jauge_conv_s8*)call->parameters)->window;
  const int32_t channels = call->in[0].channels, width = call->out[0].width;
  jauge_m4_windows windows = {.row_pitch = stem->row_bytes,
                              .runs = w->kernel_height,
                              .run_taps = w->kernel_width * channels,
                              .pixel_step = w->stride_width * channels * 2,
                              .count = width,
                              .pair_bytes = 4 * stem->padded_taps};
  for (int32_t i = 0, pixel = 0; i < rows; ++i, pixel += width) {
    const int32_t is_second = pixel % 2;
    windows.from = (const int16_t*)(const void*)(call->scratch + i * w->stride_height * stem->row_bytes);
    windows.to = (uint32_t*)(void*)(to + pixel / 2 * windows.pair_bytes + 4 * is_second);
    windows.first_step = is_second ? windows.pair_bytes - 4 : 4;
    windows.is_single = i == rows - 1 && (pixel + width) % 2;
    jauge_m4_lay_out(&windows);
  }
}

int jauge_m4_stem_row(const jauge_call* call, int32_t r) {
  const jauge_conv_s8* p = call->parameters;
  const jauge_view *in = &call->in[0], *out = &call->out[0];
  const int32_t at_once = rows_at_once(call);
  if (at_once == 0) return 0;
  if (r % at_once != 0) return 1; /* made with a row before */
  const int32_t rows = out->rows - r < at_once ? out->rows - r : at_once;
  const jauge_stem stem = jauge_stem_of(&p->window, in->channels, rows, out->width);
  uint8_t* const laid = call->scratch + stem.rows_bytes;
  uint8_t* const behind = laid + stem.laid_bytes;
  const int is_copied = stem.padded_taps > JAUGE_WORDS_IN_CACHE;
  const jauge_m4_filters filters = {.pixels = (const int16_t*)(const void*)laid,
                                    .weights = call->weights,
                                    .copy = is_copied ? (uint32_t*)(void*)behind : 0,
                                    .out = (int8_t*)jauge_row(out, r),
                                    .count = rows * out->width,
                                    .runs = 1,
                                    .run_taps = stem.padded_taps,
                                    .out_pitch = out->pixel_pitch};
  widen_rows(call, &stem, r);
  lay_out(call, &stem, rows, laid);
  jauge_m4_run(&filters, call, 0, out->channels, (int8_t*)behind + (is_copied ? 4 * stem.padded_taps : 0));
  jauge_m4_hold(call, p->range, filters.out, filters.count);
  return 1;
}
#endif
