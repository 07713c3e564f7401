#if defined(__ARM_FEATURE_DSP)
#include "firmware_probe/runtime/kernels/cortex_m4/stem.h"

#include "firmware_probe/runtime/kernels/cortex_m4/filters.h"
#include "firmware_probe/runtime/kernels/cortex_m4/words.h"
#include "firmware_probe/runtime/weights.h"

static void run(const jauge_call* call, jauge_m4_stem* row) {
  if (jauge_is_tflite(call->op->rounding))
    jauge_m4_stem_tflite(row);
  else
    jauge_m4_stem_onnx(row);
}

/* Weights straight from Flash where its data cache holds a block of them, otherwise through `copy`. */
static void run_whole_blocks(const jauge_call* call, const jauge_wide* wide, jauge_m4_stem* row, uint32_t* copy) {
  const int32_t blocks = call->out[0].channels / JAUGE_DUAL_CHANNELS;
  if (wide->block_words <= JAUGE_WORDS_IN_CACHE) {
    row->blocks = blocks;
    if (blocks > 0) run(call, row);
    return;
  }
  const uint32_t* from = row->weights;
  for (int32_t block = 0; block < blocks; ++block, from += wide->block_words) {
    jauge_m4_copy_words(copy, from, wide->block_words);
    row->weights = copy;
    row->blocks = 1;
    run(call, row);
  }
  row->weights = from;
}

/* The channels behind the last whole block, through `spare`. */
static void run_rest(const jauge_call* call, jauge_m4_stem* row, int8_t* spare) {
  static const jauge_channel none = {0, 0, -1};
  const jauge_view* out = &call->out[0];
  const int32_t first = out->channels / JAUGE_DUAL_CHANNELS * JAUGE_DUAL_CHANNELS, count = out->channels - first;
  jauge_channel filled[JAUGE_DUAL_CHANNELS];
  int8_t* to = row->out;
  for (int32_t i = 0; i < JAUGE_DUAL_CHANNELS; ++i) filled[i] = i < count ? call->channels[first + i] : none;
  row->channels = filled;
  row->out = spare;
  row->out_pitch = JAUGE_DUAL_CHANNELS;
  row->blocks = 1;
  run(call, row);
  for (int32_t x = 0; x < out->width; ++x, to += out->pixel_pitch, spare += JAUGE_DUAL_CHANNELS)
    for (int32_t c = 0; c < count; ++c) to[c] = spare[c];
}

void jauge_m4_stem_row(const jauge_call* call, const jauge_wide* wide, int32_t r) {
  const jauge_conv_s8* p = call->parameters;
  const jauge_view* out = &call->out[0];
  uint32_t* const laid = (uint32_t*)(void*)(call->scratch + wide->rows_bytes);
  uint8_t* const behind = call->scratch + wide->rows_bytes + wide->laid_bytes;
  const jauge_m4_windows windows = {.to = laid,
                                    .from = (const int16_t*)(const void*)call->scratch,
                                    .row_pitch = wide->row_bytes,
                                    .runs = wide->runs,
                                    .run_taps = wide->run_taps,
                                    .pixel_step = p->window.stride_width * call->in[0].channels * 2,
                                    .count = out->width,
                                    .pair_bytes = 4 * wide->padded_taps};
  int8_t* const to = (int8_t*)jauge_row(out, r);
  jauge_m4_stem row = {.windows = laid,
                       .weights = call->weights,
                       .channels = call->channels,
                       .out = to,
                       .count = out->width,
                       .steps = wide->padded_taps / 2,
                       .out_pitch = out->pixel_pitch,
                       .zero_point = out->zero_point};
  jauge_m4_lay_out(&windows);
  run_whole_blocks(call, wide, &row, (uint32_t*)(void*)behind);
  if (out->channels % JAUGE_DUAL_CHANNELS)
    run_rest(call, &row, (int8_t*)call->scratch + wide->scratch_bytes - 4 * out->width);
  jauge_m4_hold(call, p->range, to, out->width);
}
#endif
