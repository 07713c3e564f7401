/* What each kernel finds behind jauge_op.parameters. Written by analyzer/deploy, checked by the kernel's `check`. */
#pragma once

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The stored numbers that a fused activation lets through. */
typedef struct {
  int32_t low, high;
} jauge_range;

/* dense_s8. Weights: [output channel][input channel]. */
typedef struct {
  jauge_range range;
} jauge_dense_s8;

/* softmax_s8, TFLite's arithmetic: differences to the largest number become exponents by this factor. */
typedef struct {
  int32_t mantissa, shift;
  int32_t least; /* differences below it count as exp = 0 */
} jauge_softmax_s8;

#ifdef __cplusplus
}
#endif
