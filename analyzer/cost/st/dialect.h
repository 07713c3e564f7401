// What differs between versions of ST's tool, each rule with the published analyses that show it (docs/conventions.md).
#pragma once

#include "analyzer/cost/st/version.h"

namespace jauge::cost {

struct StDialect {
  bool float_conv_takes_activation = false;  // 6.0 to 8.0: r014, r081, r097
  bool float_conv_takes_pool = false;        // with the activation between: all but 8.1 (r063, r083); r085, r010, r043
  bool integer_conv_takes_pool = false;      // max pools, from 9.0: r017
  bool integer_conv_takes_leaky = false;     // leaky and parametric ReLU, to 8.1: r086, r089
  bool norm_folds_into_next = false;         // unpadded conv or dense behind it, from 9.0: r138; not yet 7.2: r081
  bool integer_curves_are_tables = false;    // sigmoid and tanh cost 1 instead of 10, from 9.0: r110, r114
  bool leaky_costs_three = false;            // float LeakyReLU of the C graph, from 2.0: r147
};

StDialect dialect_of(StVersion version);

}  // namespace jauge::cost
