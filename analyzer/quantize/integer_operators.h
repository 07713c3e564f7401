// Which operators run on integers, and what that asks of the scales around them. Everything else stays float between a
// Dequantize and a Quantize.
#pragma once

#include <string_view>
#include <vector>

#include "analyzer/ir/graph.h"

namespace jauge::quantize {

enum class OutputScale {
  own,             // whatever its numbers need
  as_inputs,       // the integers only move or are compared: one scale for all inputs and outputs
  unit,            // 0 to 1, by the kernel's definition
  symmetric_unit,  // -1 to 1
};

struct IntegerOperator {
  std::string_view op;
  OutputScale output = OutputScale::own;
  int data_inputs = 1;  // this many inputs are data, the rest are shapes, axes ...; -1: all
};

// Nothing when this very node must stay float: no integer kernel, weights that are not constant, a fused activation
// that is no clamp ...
const IntegerOperator* integer_operator(const ir::Graph& graph, const ir::Node& node);

// The inputs of `node` that are data, constants included.
std::vector<ir::TensorId> data_inputs(const IntegerOperator& op, const ir::Node& node);

}  // namespace jauge::quantize
