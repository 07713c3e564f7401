// SPDX-License-Identifier: GPL-2.0-or-later
// Small kernels whose instructions are counted twice: here and by QEMU. One object file, linked for both machines.
#include <arm_acle.h>
#include <stdint.h>

static int8_t weights[256], inputs[256];
static float signal[64], filter[16], answer[64];
static uint64_t wide[16];

static __attribute__((noipa)) int32_t dot(const int8_t* a, const int8_t* b, uint32_t count) {
  int32_t sum = 0;
  for (uint32_t i = 0; i < count; i += 4) {
    const uint32_t x = *(const uint32_t*)(a + i), y = *(const uint32_t*)(b + i);
    sum = __smlad(__sxtb16(x), __sxtb16(y), sum);
    sum = __smlad(__sxtb16(x >> 8), __sxtb16(y >> 8), sum);
  }
  return sum;
}

static __attribute__((noipa)) void convolve(void) {
  for (uint32_t i = 0; i + 16 <= 64; ++i) {
    float sum = 0;
    for (uint32_t k = 0; k < 16; ++k) sum += signal[i + k] * filter[k];
    answer[i] = sum > 0 ? sum : 0.1f * sum;
  }
}

static __attribute__((noipa)) uint32_t sort_and_divide(void) {
  uint32_t seed = 1, found = 0;
  for (uint32_t i = 0; i < 16; ++i) {
    seed = seed * 1664525u + 1013904223u;
    wide[i] = (uint64_t)seed * seed / (i + 1);
  }
  for (uint32_t i = 0; i < 16; ++i)
    for (uint32_t j = i + 1; j < 16; ++j)
      if (wide[j] < wide[i]) {
        const uint64_t kept = wide[i];
        wide[i] = wide[j];
        wide[j] = kept;
        ++found;
      }
  return found;
}

/* A switch that becomes a table branch, and conditional blocks. */
static __attribute__((noipa)) int32_t decide(uint32_t value) {
  switch (value % 8) {
    case 0:
      return (int32_t)value / 3;
    case 1:
      return __ssat((int32_t)value, 8);
    case 2:
      return (int32_t)__builtin_bswap32(value);
    case 3:
      return __builtin_clz(value | 1u);
    case 4:
      return (int32_t)(value << 3) > 100 ? -1 : 1;
    case 5:
      return (int32_t)__qadd((int32_t)value, 0x7FFFFFF0);
    case 6:
      return (int32_t)__usad8(value, 0x01020304);
    default:
      return 0;
  }
}

int32_t count_kernels(void) {
  for (uint32_t i = 0; i < 256; ++i) weights[i] = (int8_t)(i * 37), inputs[i] = (int8_t)(i * 91 + 5);
  for (uint32_t i = 0; i < 64; ++i) signal[i] = (float)(int32_t)(i * 7 % 13) - 6.0f;
  for (uint32_t i = 0; i < 16; ++i) filter[i] = 1.0f / (float)(i + 1);
  int32_t sum = dot(weights, inputs, 256);
  convolve();
  for (uint32_t i = 0; i < 48; ++i) sum += (int32_t)(answer[i] * 16.0f);
  sum += (int32_t)sort_and_divide();
  for (uint32_t i = 0; i < 64; ++i) sum += decide(i * 2654435761u);
  return sum;
}
