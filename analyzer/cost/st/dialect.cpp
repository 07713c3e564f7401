#include "analyzer/cost/st/dialect.h"

namespace jauge::cost {

StDialect dialect_of(StVersion version) {
  constexpr StVersion v8_1{8, 1}, v9_0{9, 0}, v2_0{2, 0};
  const bool from_9 = version >= v9_0;
  return {.float_conv_takes_activation = version < v8_1,
          .float_conv_takes_pool = version < v8_1 || from_9,
          .integer_conv_takes_pool = from_9,
          .integer_conv_takes_leaky = !from_9,
          .norm_folds_into_next = from_9,
          .integer_curves_are_tables = from_9,
          .leaky_costs_three = version >= v2_0};
}

}  // namespace jauge::cost
