// What ST calls the rows of a model: each format has its own custom.
#pragma once

#include <string>

#include "analyzer/cost/st/operator_rows.h"

namespace jauge::cost::st {

class RowNames {
 public:
  explicit RowNames(const ir::Graph& graph);

  // TFLite: kind and number of the operator ("conv2d_4"). ONNX: the first output, with '_' for what C names cannot
  // hold. Keras: the layer; a layer of two rows calls the first "dense_dense" and its activation "dense".
  std::string of(int node, const OperatorRow& row) const;
  // Of the activation inside the node: "nl_4_nl".
  std::string of_activation(int node) const;

 private:
  std::string keras_name(int node, const OperatorRow& row) const;
  bool is_followed_by_own_part(int node) const;

  const ir::Graph& graph_;
  std::vector<std::vector<int>> consumers_;
};

}  // namespace jauge::cost::st
