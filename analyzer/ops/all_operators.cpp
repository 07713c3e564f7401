// The one list of operators. A new operator is a file that defines `extern const Operator name_operator` and its name
// here. (Constant is missing on purpose: readers turn such nodes into constant tensors.)
#include <algorithm>

#include "analyzer/ops/operator.h"

namespace jauge::ops {

#define JAUGE_EACH_OPERATOR(one)                                                                                       \
  one(abs) one(acos) one(acosh) one(add) one(and) one(arg_max) one(arg_min) one(asin) one(asinh) one(atan) one(        \
      atanh) one(average_pool) one(batch_normalization) one(cast_like) one(cast) one(ceil) one(celu) one(clip)         \
      one(concat) one(constant_of_shape) one(conv_integer) one(conv) one(conv_transpose) one(cos) one(cosh) one(       \
          depth_to_space) one(dequantize_linear) one(dequantize) one(div) one(dropout) one(dynamic_quantize_linear)    \
          one(elu) one(equal) one(erf) one(exp) one(expand) one(flatten) one(floor) one(gather) one(gather_elements)   \
              one(gather_nd) one(gelu) one(gemm) one(global_average_pool) one(global_max_pool) one(greater)            \
                  one(greater_or_equal) one(gru) one(hard_sigmoid) one(hard_swish) one(hardmax) one(identity)          \
                      one(instance_normalization) one(is_nan) one(layer_normalization) one(leaky_relu) one(less)       \
                          one(less_or_equal) one(log) one(log_softmax) one(lrn) one(lstm) one(mat_mul_integer) one(    \
                              mat_mul) one(max) one(max_pool) one(mean) one(min) one(mish) one(mod) one(mul) one(neg)  \
                              one(not ) one(or) one(p_relu) one(pad) one(pow) one(q_linear_conv) one(q_linear_mat_mul) \
                                  one(quantize_linear) one(quantize) one(range) one(reciprocal) one(reduce_l1)         \
                                      one(reduce_l2) one(reduce_log_sum_exp) one(reduce_log_sum) one(reduce_max)       \
                                          one(reduce_mean) one(reduce_min) one(reduce_prod) one(reduce_sum)            \
                                              one(reduce_sum_square) one(relu) one(requantize)                         \
                                                  one(reshape) one(resize) one(rnn) one(round) one(scale_bias)         \
                                                      one(selu) one(sequence_lstm) one(shape) one(shrink) one(sigmoid) \
                                                          one(sign) one(sin) one(sinh) one(size) one(slice)            \
                                                              one(softmax) one(softplus) one(softsign)                 \
                                                                  one(space_to_depth) one(split) one(sqrt)             \
                                                                      one(squeeze) one(sub) one(sum) one(svdf)         \
                                                                          one(tan) one(tanh) one(thresholded_relu)     \
                                                                              one(tile) one(transpose) one(unsqueeze)  \
                                                                                  one(unstack) one(where) one(xor)

#define JAUGE_DECLARE(name) extern const Operator name##_operator;
JAUGE_EACH_OPERATOR(JAUGE_DECLARE)
#undef JAUGE_DECLARE

std::span<const Operator* const> all_operators() {
#define JAUGE_POINT(name) &name##_operator,
  static const std::vector<const Operator*> sorted = [] {
    std::vector<const Operator*> operators = {JAUGE_EACH_OPERATOR(JAUGE_POINT)};
    std::ranges::sort(operators, {}, &Operator::name);
    return operators;
  }();
#undef JAUGE_POINT
  return sorted;
}

#undef JAUGE_EACH_OPERATOR

}  // namespace jauge::ops
