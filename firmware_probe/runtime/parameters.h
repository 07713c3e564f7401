/* What each kernel finds behind jauge_op.parameters. Written by analyzer/deploy, checked by the kernel's `check`. All
 * fields are 4 bytes wide (8 where they are double), so that the structs have no gaps. */
#pragma once

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The stored numbers that a fused activation lets through. */
typedef struct {
  int32_t low, high;
} jauge_range;

typedef enum {
  JAUGE_IDENTITY = 0,
  JAUGE_CLAMP = 1, /* low, high */
  JAUGE_LEAKY = 2, /* alpha x below zero */
  JAUGE_TANH = 3,
  JAUGE_SIGMOID = 4,
  JAUGE_HARD_SWISH = 5,
  JAUGE_HARD_SIGMOID = 6, /* alpha x + beta held in 0 .. 1; beta is `low` */
  JAUGE_ELU = 7,          /* alpha (exp(x) - 1) below zero */
  JAUGE_EXP = 8,
  JAUGE_SOFTPLUS = 9,
  JAUGE_SOFTSIGN = 10,
  JAUGE_ABSOLUTE = 11,
  JAUGE_NEGATIVE = 12,
  JAUGE_SQUARE_ROOT = 13,
  JAUGE_RECIPROCAL = 14,
  JAUGE_GELU = 15,
  JAUGE_SELU = 16, /* alpha, gamma is `high` */
  JAUGE_RELU = 17  /* as JAUGE_CLAMP from 0 on, but NaN stays */
} jauge_function;

/* A function of one real number. */
typedef struct {
  int32_t function; /* jauge_function */
  float low, high, alpha;
} jauge_activation;

/* Output pixel (r, x) sees input rows r * stride_height - pad_top + i * dilation_height, columns alike. */
typedef struct {
  int32_t kernel_height, kernel_width;
  int32_t stride_height, stride_width;
  int32_t dilation_height, dilation_width;
  int32_t pad_top, pad_left;
} jauge_window;

/* dense_s8. Weights: [output channel][input channel], or JAUGE_WEIGHTS_DUAL. */
typedef struct {
  jauge_range range;
} jauge_dense_s8;

/* dense_f32. Weights: [output channel][input channel]; channels: a float bias for each output channel. */
typedef struct {
  jauge_activation activation;
} jauge_dense_f32;

/* conv_s8. Weights: [output channel][kernel row][kernel column][channel of the group], or JAUGE_WEIGHTS_DUAL (one
 * group). Padding is the input's zero point. */
typedef struct {
  jauge_window window;
  int32_t groups;
  jauge_range range;
} jauge_conv_s8;

/* conv_f32: the same; channels: a float bias for each output channel. */
typedef struct {
  jauge_window window;
  int32_t groups;
  jauge_activation activation;
} jauge_conv_f32;

/* depthwise_s8, depthwise_f32: output channel k belongs to input channel k / multiplier. Weights: [kernel row][kernel
 * column][output channel]. */
typedef struct {
  jauge_window window;
  int32_t multiplier;
  jauge_range range;
} jauge_depthwise_s8;

typedef struct {
  jauge_window window;
  int32_t multiplier;
  jauge_activation activation;
} jauge_depthwise_f32;

/* max_pool_s8, average_pool_s8 (TFLite: stored numbers, halves away from zero). */
typedef struct {
  jauge_window window;
  jauge_range range;
  int32_t lowered; /* 128 for unsigned bytes, which round before they were lowered; else 0 */
} jauge_pool_s8;

/* max_pool_f32, average_pool_f32, average_pool_reals_s8 (int8 by way of real numbers). */
typedef struct {
  jauge_window window;
  jauge_activation activation;
  int32_t count_padding; /* average: taps in the padding count, up to pad_bottom and pad_right */
  int32_t pad_bottom, pad_right;
  int32_t zero_before_rounding; /* int8: ONNX Runtime adds the zero point before it rounds */
} jauge_pool_f32;

/* mean_s8, mean_f32: of an input seen as [outer][count][inner], whatever its rows are. */
typedef struct {
  int32_t count, inner;
  int32_t divide; /* 0: their sum */
  jauge_range range;
  jauge_activation activation; /* mean_f32 */
} jauge_mean;

/* add_s8 (TFLite): both inputs on a common scale 2^20 finer, then one requantisation. */
typedef struct {
  int32_t first_mantissa, first_shift;
  int32_t second_mantissa, second_shift;
  int32_t sum_mantissa, sum_shift;
  int32_t sign; /* of the second: +1 or -1 */
  jauge_range range;
} jauge_add_s8;

/* mul_s8 (TFLite): the product of the centred numbers, requantised. */
typedef struct {
  int32_t mantissa, shift;
  jauge_range range;
} jauge_mul_s8;

typedef enum {
  JAUGE_ADD = 0,
  JAUGE_SUB = 1,
  JAUGE_MUL = 2,
  JAUGE_DIV = 3,
  JAUGE_MAX = 4,
  JAUGE_MIN = 5,
  JAUGE_POW = 6,
  JAUGE_PRELU = 7 /* a, or a * b below zero */
} jauge_binary_function;

/* binary_f32; binary_reals_s8 computes the same with the real numbers behind int8. Inputs of one row, pixel or channel
 * are repeated. */
typedef struct {
  int32_t function; /* jauge_binary_function */
  jauge_activation activation;
} jauge_binary;

/* scale_bias_f32, scale_bias_reals_s8: y = x * scale[c] + bias[c]; weights: all scales, then all biases, float. */
typedef struct {
  jauge_activation activation;
} jauge_scale_bias;

/* softmax_s8, TFLite's arithmetic: differences to the largest number become exponents by this factor. */
typedef struct {
  int32_t mantissa, shift;
  int32_t least; /* differences below it count as exp = 0 */
} jauge_softmax_s8;

/* softmax_onnx_s8. Weights: 256 floats, entry d for scores d below the largest. */
typedef struct {
  float steps; /* of the output in 1 */
} jauge_softmax_onnx_s8;

/* softmax_f32. */
typedef struct {
  int32_t logarithm; /* 1: LogSoftmax */
} jauge_softmax;

/* concat: along which extent the inputs are joined. */
typedef enum { JAUGE_ALONG_ROWS = 0, JAUGE_ALONG_WIDTH = 1, JAUGE_ALONG_CHANNELS = 2 } jauge_extent;
typedef struct {
  int32_t along; /* jauge_extent */
} jauge_concat;

/* pad: input pixel (0, 0) becomes output pixel (top, left), its channel 0 channel `front`; what is not covered gets
 * the bytes of `fill` (as many as an element has). Negative numbers crop. */
typedef struct {
  int32_t top, left, front;
  uint8_t fill[8];
} jauge_pad;

enum { JAUGE_MAX_AXES = 8 };

/* strided_copy: the output's elements in their order, seen as a tensor of `axes` dimensions; element (i0, i1 ...) is
 * the input's element first + sum(i * step). Transpose, Slice, Split, Expand, Reshape. */
typedef struct {
  int32_t axes;
  int32_t first;
  int32_t extents[JAUGE_MAX_AXES];
  int32_t steps[JAUGE_MAX_AXES];
} jauge_strided_copy;

/* resize_nearest: weights are int32: the source row of each output row, then the source column of each output column.
 * resize_linear_s8, resize_linear_f32: weights are jauge_line, rows then columns. */
typedef struct {
  int32_t below, above;               /* neighbours in the input */
  int32_t below_weight, above_weight; /* 10 fraction bits: TFLite */
  double below_share, above_share;    /* the others */
} jauge_line;

/* resize_linear_s8. */
typedef struct {
  int32_t lowered; /* as in jauge_pool_s8 */
} jauge_resize_linear_s8;

/* arg_max: index of the largest (smallest) of every `length` elements that follow each other, as int64. */
typedef struct {
  int32_t length;
  int32_t smallest;
  int32_t last; /* of equal ones: the last instead of the first */
} jauge_arg_max;

/* lstm_f32, gru_f32, rnn_f32: one sequence. Inputs: the sequence (a row for each step), then initial hidden state and
 * initial cell state, which may be absent. Outputs: hidden states of all steps (if all_states), last hidden state, last
 * cell state; a pixel for each direction. Gates in ONNX's order. Weights, float, for each direction: input weights
 * [gates * hidden][inputs], recurrent weights [gates * hidden][hidden], bias of both [2 * gates * hidden], then, if
 * `peepholes`, [3 * hidden]. */
typedef struct {
  int32_t steps, inputs, hidden, directions;
  int32_t all_states;
  int32_t reverse; /* the only direction runs from the end */
  int32_t peepholes;
  int32_t linear_before_reset;   /* GRU */
  int32_t input_forget;          /* LSTM: the forget gate is what the input gate leaves */
  float clip;                    /* of gates before their function; 0: none */
  float cell_clip;               /* LSTM: of the cell state behind each step; 0: none */
  jauge_activation functions[6]; /* for each direction: gates, candidate, last (GRU: gates, candidate; RNN: one) */
} jauge_recurrent;

/* A factor as quant_math.h's jauge_multiplier. */
typedef struct {
  int32_t mantissa, shift;
} jauge_factor;

/* lstm_s8 (TFLite for microcontrollers): one sequence, a row for each step; output: the hidden states of all steps.
 * Gates sum in 12 fraction bits and have 15 behind their function, the cell has 16 bits. Gates in TFLite's order:
 * input, forget, cell, output. Weights: for each gate [hidden][inputs], then for each gate [hidden][hidden]; channels:
 * an int32 for each gate and unit, the bias of the products with the input. */
typedef struct {
  int32_t steps, inputs, hidden;
  int32_t state_zero;                        /* of the hidden state, which is the output */
  jauge_factor from_input[4], from_state[4]; /* by gate: products to the gate's sum */
  jauge_factor keep, take, show;             /* forget * cell, input * candidate, output * tanh(cell) */
  int32_t tanh_shift;                        /* 12 less the fraction bits of the cell */
  int32_t cell_clip;                         /* 0: none */
} jauge_lstm_s8;

/* svdf_s8 (TFLite) from an empty memory: only the newest frame and the newest time weights count. Weights: int8
 * [units * rank][inputs]; channels: for each unit an int32 bias, then for each filter an int32 time weight. Sums of the
 * features are held in state_low .. state_high, which are less the state's zero point. */
typedef struct {
  int32_t rank;
  jauge_factor to_state, to_output;
  int32_t state_low, state_high;
  jauge_range range;
} jauge_svdf_s8;

/* svdf_f32: the same. Weights: float [units * rank][inputs]; channels: float, as there. */
typedef struct {
  int32_t rank;
  jauge_activation activation;
} jauge_svdf_f32;

/* conv_transpose_s8: every tap (ky, kx) of input pixel (y, x) reaches output pixel (y * stride_height + ky *
 * dilation_height - pad_top, ...). One group. Weights: [output channel][kernel row][kernel column][input channel]. */
typedef struct {
  jauge_window window;
  jauge_range range;
} jauge_conv_transpose_s8;

/* conv_transpose_f32: the same; channels: a float bias for each output channel. */
typedef struct {
  jauge_window window;
  jauge_activation activation;
} jauge_conv_transpose_f32;

#ifdef __cplusplus
}
#endif
