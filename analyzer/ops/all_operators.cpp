// The one list of operators. A new operator is a file that defines `extern const Operator name_operator` and its name
// here. (Constant is missing on purpose: readers turn such nodes into constant tensors.)
#include <algorithm>

#include "analyzer/ops/operator.h"

namespace jauge::ops {

#define JAUGE_EACH_OPERATOR(one)                                                                                       \
  one(abs) one(acos) one(acosh) one(add) one(and) one(asin) one(asinh) one(atan) one(atanh) one(average_pool)          \
      one(batch_normalization) one(cast_like) one(cast) one(ceil) one(celu) one(clip) one(concat)                      \
          one(constant_of_shape) one(conv) one(cos) one(cosh) one(dequantize_linear) one(div) one(dropout) one(elu)    \
              one(equal) one(erf) one(exp) one(expand) one(flatten) one(floor) one(gather) one(gelu) one(gemm)         \
                  one(global_average_pool) one(global_max_pool) one(greater) one(greater_or_equal) one(hard_sigmoid)   \
                      one(hard_swish) one(hardmax) one(identity) one(is_nan) one(leaky_relu) one(less)                 \
                          one(less_or_equal) one(log) one(log_softmax) one(mat_mul) one(max) one(max_pool) one(mean)   \
                              one(min) one(mish) one(mod) one(mul) one(neg) one(not ) one(or) one(p_relu) one(pad)     \
                                  one(pow) one(quantize_linear) one(range) one(reciprocal) one(reduce_l1)              \
                                      one(reduce_l2) one(reduce_log_sum_exp) one(reduce_log_sum) one(reduce_max)       \
                                          one(reduce_mean) one(reduce_min) one(reduce_prod) one(reduce_sum)            \
                                              one(reduce_sum_square) one(relu) one(reshape) one(round) one(selu)       \
                                                  one(shape) one(shrink) one(sigmoid) one(sign) one(sin) one(sinh)     \
                                                      one(size) one(slice) one(softmax) one(softplus) one(softsign)    \
                                                          one(split) one(sqrt) one(squeeze) one(sub) one(sum) one(tan) \
                                                              one(tanh) one(thresholded_relu) one(tile) one(transpose) \
                                                                  one(unsqueeze) one(where) one(xor)

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
