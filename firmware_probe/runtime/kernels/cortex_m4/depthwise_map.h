/* The inner loops of int8 depthwise convolutions of 3 x 3 on a Cortex-M4 over a map of four channels: output columns
 * from top to bottom.
 *
 * Map: for each pair of rows, for each of four channels, a word for each column; low half: the upper row. */
#pragma once

#include "firmware_probe/runtime/package.h"
#include "firmware_probe/runtime/scratch.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A channel made ready; offsets are known to depthwise_map.S. */
typedef struct {
  uint32_t weights[6]; /* of each window column: (first, second) and (second, third) row, 16 bits each */
  int32_t start;
  int32_t factor; /* TFLite: doubled, less 2^32 */
  int32_t power;  /* TFLite: -2^(32 - right shift), 0 for a factor of 0; ONNX: not used */
} jauge_m4_map_channel;

/* A part of the output and the map it is made from; offsets are known to depthwise_map.S. */
typedef struct {
  const uint32_t* map;               /*  0: of the first channel */
  const jauge_m4_map_channel* ready; /*  4 */
  int8_t* out;                       /*  8: first pixel, first channel */
  int32_t channels;                  /* 12: 1 to 4 */
  int32_t pixel_pitch, row_pitch;    /* 16, 20: of the output */
  int32_t zero_point;                /* 24 */
  int32_t last;                      /* 28: vertical stride 1: output rows, less one; 2: negative */
  int32_t columns;                   /* 32: of the output */
  int32_t column_step;               /* 36: bytes of the map from an output column to the next */

  const int8_t* from;                   /* 40: four channels of the first input pixel; no alignment needed */
  uint32_t* to;                         /* 44: its column in its pair */
  int32_t in_pixel_pitch, in_row_pitch; /* 48, 52 */
  int32_t in_columns;                   /* 56: at least 1 */
  int32_t lead;                         /* 60: 1: the first row has padding above it in its pair */
  int32_t pairs;                        /* 64: pairs that follow */
  int32_t trail;                        /* 68: 1: one more row has padding below it in its pair */
  uint32_t zero_pixel;                  /* 72: padding, four times */

  int32_t pairs_in_loop; /* 76: of the map's pairs of rows: stride 1: all but two, 2: all but one */
} jauge_m4_map;

/* Makes the map. */
void jauge_m4_gather_columns(const jauge_m4_map* map);

/* Makes `count` channels ready; four of them have weights side by side, `pitch` bytes from tap to tap. */
void jauge_m4_ready_tflite(jauge_m4_map_channel* ready, const int8_t* weights, int32_t pitch,
                           const jauge_channel* channels, int32_t count);
void jauge_m4_ready_onnx(jauge_m4_map_channel* ready, const int8_t* weights, int32_t pitch,
                         const jauge_channel* channels, int32_t count);

/* Makes the part. The first four fields of what `map` points to move on and are used up. By the vertical stride the map
 * has 1: (rows + 3) / 2 pairs, 2: rows + 1. */
void jauge_m4_map_tflite(jauge_m4_map* map);
void jauge_m4_map_onnx(jauge_m4_map* map);

#ifdef __cplusplus
}
#endif
