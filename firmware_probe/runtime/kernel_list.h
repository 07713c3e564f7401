/* The single list of kernels: X(id, name) for every one. Ids are part of the package format and never change. A build
 * that needs only some of them names its own list: -DJAUGE_KERNEL_LIST='"kernels_of_model.h"', a file that defines
 * JAUGE_KERNELS in the same way. */
#pragma once

#define JAUGE_ALL_KERNELS(X) \
  X(1, quantize_s8)          \
  X(2, dequantize_s8)        \
  X(3, dense_s8)             \
  X(4, softmax_s8)

#ifdef __cplusplus
extern "C" {
#endif

/* JAUGE_KERNEL_dense_s8 ... */
#define JAUGE_KERNEL_ID(id, name) JAUGE_KERNEL_##name = id,
enum { JAUGE_ALL_KERNELS(JAUGE_KERNEL_ID) JAUGE_KERNEL_ID_END = 128 };
#undef JAUGE_KERNEL_ID

#ifdef __cplusplus
}
#endif
