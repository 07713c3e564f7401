// The values that ST's C data hold for a node of the model.
#pragma once

#include "analyzer/cost/st/rows.h"
#include "analyzer/ops/operator.h"

namespace jauge::cost::st {

// Which tensors of a graph are fixed before it runs: constants and what follows from them (weights stored under
// another type or layout), and shapes.
class FixedTensors {
 public:
  explicit FixedTensors(const ir::Graph& graph);

  bool holds(ir::TensorId id) const { return id != ir::no_tensor && fixed_[ir::index_of(id)]; }
  bool is_computed_once(const ir::Node& node) const;
  // The type in which the file stores the tensor: that of the integers behind a Dequantize.
  ir::DType stored_dtype(ir::TensorId id) const;
  bool is_dequantized(ir::TensorId id) const;
  // The constant that the tensor is made of: weights used twice are stored once.
  ir::TensorId source_of(ir::TensorId id) const;

 private:
  const ir::Graph& graph_;
  std::vector<bool> fixed_;
  std::vector<int> producers_;
};

// Fills params and arrays of the row of `node`. Tensors in `counted` are left out and new ones added: a weight that two
// nodes share is stored once. row.kind and row.integer must be known.
void add_stored_values(const ops::NodeView& node, const FixedTensors& fixed, std::vector<bool>& counted, Row& row);

}  // namespace jauge::cost::st
