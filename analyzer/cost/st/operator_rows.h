// How ST names and groups the operators of a model.
#pragma once

#include <string>

#include "analyzer/cost/st/rows.h"
#include "analyzer/ops/operator.h"

namespace jauge::cost::st {

struct OperatorRow {
  RowKind kind = RowKind::other;
  std::string type;     // "Conv2D"; our operator name when ST's is not known
  std::string article;  // what ST calls rows of files that number their operators: "conv2d" of conv2d_3
};

OperatorRow operator_row(const ops::NodeView& node);

// The row of an activation that runs inside its producer.
OperatorRow activation_row(ir::ActivationKind kind);

}  // namespace jauge::cost::st
