/* What a kernel is, and what it is given. A kernel makes one output row at a time, rows in order.
 *
 * The rule that lets the planner put output over input: before a kernel writes the first byte of output row r, it has
 * read (or copied into its scratch) every input row that output rows <= r need. An input row that no later output row
 * needs may lie where row r is written. Elementwise kernels go from the first element to the last and read an element
 * of each input before they write that element.
 */
#pragma once

#include "firmware_probe/runtime/kernel_list.h"
#include "firmware_probe/runtime/package.h"
#include "firmware_probe/runtime/parameters.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Whether sums of products follow TFLite's arithmetic (quant_math.h); the other one is ONNX Runtime's. A build for one
 * model leaves out what it does not use: ops of that kind are then refused when a package is opened. */
#if defined(JAUGE_WITHOUT_ONNX)
#define jauge_is_tflite(rounding) ((void)(rounding), 1)
#elif defined(JAUGE_WITHOUT_TFLITE)
#define jauge_is_tflite(rounding) ((void)(rounding), 0)
#else
#define jauge_is_tflite(rounding) ((rounding) == JAUGE_TFLITE)
#endif

/* A place with its address. Constants are never written, whatever the type says. */
typedef struct {
  uint8_t* base;
  int32_t rows, width, channels;
  int32_t row_pitch, pixel_pitch;
  uint16_t ring_rows, ring_step, ring_phase;
  float scale;
  int32_t zero_point;
  uint8_t dtype, element_bytes;
} jauge_view;

/* An op made ready to run. */
typedef struct {
  const jauge_op* op;
  const void* parameters;
  const void* weights;
  const jauge_channel* channels;
  uint8_t* scratch;
  jauge_view in[JAUGE_MAX_INPUTS];   /* base null: absent */
  jauge_view out[JAUGE_MAX_OUTPUTS]; /* base null: absent; rows are counted on out[0] */
  int is_alone;                      /* no other op runs between its rows: all rows of the inputs are there */
} jauge_call;

typedef struct {
  uint16_t id;
  const char* name;
  /* Whether parameters, weights and shapes fit together, so that `row` stays inside all of them. Places, spans and
   * scratch lie inside their blocks already. */
  int (*check)(const jauge_call* call);
  /* The last row of `input` that output row `r` needs; may lie outside, the row loop holds it inside. */
  int32_t (*last_row)(const jauge_call* call, uint32_t input, int32_t r);
  void (*row)(const jauge_call* call, int32_t r);
} jauge_kernel;

/* Defines the kernel that kernel_list.h calls `name`. */
#define JAUGE_KERNEL(name, check, last_row, row) \
  const jauge_kernel jauge_kernel_##name = {JAUGE_KERNEL_##name, #name, check, last_row, row}

static inline uint8_t* jauge_row(const jauge_view* view, int32_t r) {
  uint32_t slot = (uint32_t)r;
  if (view->ring_rows) slot = (slot * view->ring_step + view->ring_phase) % view->ring_rows;
  return view->base + slot * (uint32_t)view->row_pitch;
}

/* Element `index` of a view, counted channel by channel, pixel by pixel, row by row. */
static inline const uint8_t* jauge_element(const jauge_view* view, int32_t index) {
  const int32_t channel = index % view->channels, pixel = index / view->channels;
  return jauge_row(view, pixel / view->width) + (pixel % view->width) * view->pixel_pitch +
         channel * (int32_t)view->element_bytes;
}
/* How many there are. */
static inline int64_t jauge_elements(const jauge_view* view) {
  return (int64_t)view->rows * view->width * view->channels;
}

/* Row r needs row r. */
int32_t jauge_same_row(const jauge_call* call, uint32_t input, int32_t r);
/* Every row needs the whole input. */
int32_t jauge_all_rows(const jauge_call* call, uint32_t input, int32_t r);

static inline int jauge_has(const jauge_view* view, jauge_dtype dtype) {
  return view->base && view->dtype == dtype;
}
static inline int jauge_same_shape(const jauge_view* a, const jauge_view* b) {
  return a->rows == b->rows && a->width == b->width && a->channels == b->channels;
}
static inline uint32_t jauge_dtype_bytes(uint32_t dtype) {
  static const uint8_t bytes[] = {0, 4, 1, 1, 2, 4, 8};
  return dtype < sizeof bytes ? bytes[dtype] : 0;
}

#ifdef __cplusplus
}
#endif
