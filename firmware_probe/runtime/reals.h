/* Functions of real numbers that float kernels and the int8 kernels that go by way of real numbers share, and the way
 * from stored numbers to reals and back. Everything is computed in the order and width of the desktop executor. */
#pragma once

#include "firmware_probe/runtime/kernel.h"
#include "firmware_probe/runtime/quant_math.h"

#ifdef __cplusplus
extern "C" {
#endif

static inline float jauge_decoded(const jauge_view* view, int8_t stored) {
  return view->scale * (float)(stored - view->zero_point);
}

/* round(real / scale) + zero point, held in int8; halves as the op's format rounds them; NaN is the zero point. */
int8_t jauge_encoded(float real, const jauge_view* view, uint8_t rounding);
/* As ONNX Runtime's integer pools: the zero point joins before rounding, as that of unsigned bytes. */
int8_t jauge_encoded_with_zero(float real, const jauge_view* view, uint8_t rounding);

float jauge_activated(const jauge_activation* activation, float x);
void jauge_activate(const jauge_activation* activation, float* values, int32_t count);
/* Whether the function is known. */
int jauge_activation_fits(const jauge_activation* activation);

/* Probabilities (or their logarithms) of `count` scores; `to` may be `from`. */
void jauge_distribute(const float* from, float* to, int32_t count, int logarithm);

/* function(a, b) of jauge_binary_function. */
float jauge_combined(int32_t function, float a, float b);

#ifdef __cplusplus
}
#endif
