// A node on its way from the file's opset into our form.
#pragma once

#include <map>
#include <span>

#include "analyzer/import/model_folder.h"
#include "analyzer/import/onnx/place.h"
#include "analyzer/ir/graph.h"

namespace jauge::import::onnx {

struct DraftNode {
  ir::Graph& graph;  // its inputs are there, with their types; upgrades add constants to it
  std::int64_t opset;
  ir::Node node;
  std::map<std::string, ir::Tensor> tensors;  // attributes that are tensors (Constant, ConstantOfShape)

  bool has_input(std::size_t i) const { return i < node.inputs.size() && node.inputs[i] != ir::no_tensor; }
  void set_input(std::size_t i, ir::TensorId id);
  // Requires has_input(i).
  const ir::Tensor& input(std::size_t i) const { return graph.tensor(node.inputs[i]); }

  // Constants named after the node: "conv1/axes".
  ir::TensorId add_integers(std::string_view role, const std::vector<std::int64_t>& values, bool scalar = false);
  // One real number of a float type.
  ir::TensorId add_real(std::string_view role, double value, ir::DType dtype);
  ir::TensorId add_floats(std::string_view role, const std::vector<double>& values);
};

// Copies the file's attributes. Lists of strings become one text with commas; tensors go to `draft.tensors`.
// Errors: damaged_file (declared type and content differ), unsupported_operator (graphs, sparse tensors).
Result<void> read_attributes(proto::NodeProto& source, const ModelFolder& folder, const Place& place, DraftNode& draft);

}  // namespace jauge::import::onnx
