/* The inner loop of TFLite's sum of two int8 tensors on a Cortex-M4. */
#pragma once

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Offsets of the fields are known to sum.S. The first input has the larger scale, so its factor is one half exactly and
 * costs a shift. Sums are formed 20 bits finer than the inputs. */
typedef struct {
  const int8_t* first;  /*  0 */
  const int8_t* second; /*  4 */
  int8_t* out;          /*  8 */
  int32_t count;        /* 12: at least 1 */
  int32_t factor;       /* 16: mantissa of the second input's factor, for its doubled finer number */
  int32_t half, right;  /* 20, 24: of its shift; half is 2^(right - 1) */
  int32_t zero;         /* 28: zero point of the second << 21 */
  int32_t constant;     /* 32: zero point of the first << 19 */
  int32_t out_factor;   /* 36 */
  int32_t out_offset;   /* 40: 2^(out_right - 1) + zero point << out_right */
  int32_t out_right;    /* 44 */
} jauge_m4_sum;

/* Saturated to int8. right and out_right are 1 to 23. */
void jauge_m4_sum_run(const jauge_m4_sum* sum);

#ifdef __cplusplus
}
#endif
