// Which constants of a node are parameters: the values a model stores and a chip must hold.
#pragma once

#include <string>
#include <vector>

#include "analyzer/ir/graph.h"
#include "analyzer/ops/operator.h"

namespace jauge::cost {

struct Parameter {
  ir::TensorId tensor;
  std::size_t input = 0;  // of the node that reads it
  int node = 0;
};

// Constant inputs that are data; shapes, axes and pads are not.
std::vector<Parameter> parameters_of(const ir::Graph& graph, int node);

// Of the whole graph, in the order of the nodes; a constant that several nodes read appears once.
std::vector<Parameter> parameters_of(const ir::Graph& graph);

// The matrix or filter bank of a convolution or dense node; not its bias.
bool is_weight(const ir::Graph& graph, const Parameter& parameter);

// The common type of all weights: "float32", "int8"; "float32" for a graph without weights whose first input is;
// empty when weights of several types are mixed.
std::string weight_dtype(const ir::Graph& graph);

}  // namespace jauge::cost
