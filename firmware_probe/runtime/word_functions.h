/* TFLite's sigmoid and tanh of 16-bit numbers: straight lines between 256 points of the sigmoid. The argument is in
 * steps of 1 / (3 x 4096), which is three times a number with 12 fraction bits, above INT32_MIN; the result has 15
 * fraction bits and may reach 32768. */
#pragma once

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

int32_t jauge_sigmoid_word(int32_t x);
/* tanh(x) = 2 sigmoid(2 x) - 1. */
int32_t jauge_tanh_word(int32_t x);

#ifdef __cplusplus
}
#endif
