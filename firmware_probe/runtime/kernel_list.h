/* The single list of kernels: X(id, name) for every one. Ids are part of the package format and never change. A build
 * that needs only some of them names its own list: -DJAUGE_KERNEL_LIST='"kernels_of_model.h"', a file that defines
 * JAUGE_KERNELS in the same way. */
#pragma once

#define JAUGE_ALL_KERNELS(X)   \
  X(1, quantize_s8)            \
  X(2, dequantize_s8)          \
  X(3, dense_s8)               \
  X(4, softmax_s8)             \
  X(5, conv_s8)                \
  X(6, depthwise_s8)           \
  X(7, max_pool_s8)            \
  X(8, average_pool_s8)        \
  X(9, mean_s8)                \
  X(10, add_s8)                \
  X(11, mul_s8)                \
  X(12, table_s8)              \
  X(13, binary_reals_s8)       \
  X(14, scale_bias_reals_s8)   \
  X(15, softmax_onnx_s8)       \
  X(16, average_pool_reals_s8) \
  X(17, resize_linear_s8)      \
  X(18, concat)                \
  X(19, pad)                   \
  X(20, strided_copy)          \
  X(21, resize_nearest)        \
  X(22, arg_max)               \
  X(23, dense_f32)             \
  X(24, conv_f32)              \
  X(25, depthwise_f32)         \
  X(26, max_pool_f32)          \
  X(27, average_pool_f32)      \
  X(28, mean_f32)              \
  X(29, binary_f32)            \
  X(30, scale_bias_f32)        \
  X(31, softmax_f32)           \
  X(32, function_f32)          \
  X(33, resize_linear_f32)     \
  X(34, lstm_f32)              \
  X(35, gru_f32)               \
  X(36, rnn_f32)               \
  X(37, lstm_s8)               \
  X(38, svdf_s8)               \
  X(39, svdf_f32)              \
  X(40, conv_transpose_s8)     \
  X(41, conv_transpose_f32)

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
