// What passes share: who stands for whom, who reads whom, new constants.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analyzer/ir/graph.h"
#include "analyzer/passes/permutation.h"

namespace jauge::passes {

// Lets one tensor stand for another while a pass walks the nodes in order.
class Substitution {
 public:
  explicit Substitution(ir::Graph& graph);

  // A graph output can be replaced only by a tensor that a node writes and that is no graph output yet: outputs keep
  // their names, and the replacement takes the name over.
  bool may_replace(ir::TensorId old, ir::TensorId by) const;
  // Requires may_replace. What was to be read as `old` is read as `by`.
  void replace(ir::TensorId old, ir::TensorId by);

  void apply_to_inputs(ir::Node& node) const;
  ir::TensorId operator()(ir::TensorId id) const;

 private:
  ir::Graph& graph_;
  std::vector<ir::TensorId> target_;  // for each tensor; grows on demand
  std::vector<bool> is_output_, is_input_;
};

// How often each tensor is read, and once more when it is a graph output.
std::vector<int> use_counts(const ir::Graph& graph);

// `from` comes into `into`: its names of the user's file are kept.
void merge_origin(ir::Node& into, const ir::Node& from);

ir::TensorId add_constant(ir::Graph& graph, std::string name, const ir::Array& value);
ir::TensorId add_integers(ir::Graph& graph, std::string name, std::vector<std::int64_t> values);
ir::TensorId add_floats(ir::Graph& graph, std::string name, ir::Shape shape, std::span<const float> values);
// A constant with its axes in the new order; the quantised axis follows.
ir::TensorId add_transposed(ir::Graph& graph, ir::TensorId constant, const Permutation& perm);

// Weights that a Dequantize or DequantizeLinear of a constant unpacks. A pass may give them another form if it gives
// the integers that form, so each such node is remembered by what it writes.
class Unpackers {
 public:
  void remember(const ir::Graph& graph, const ir::Node& node);
  // Nothing when the tensor is not unpacked from a constant.
  const ir::Node* of(ir::TensorId id) const;

 private:
  std::map<ir::TensorId, ir::Node> nodes_;
};

// A copy of `unpacker` that reads `packed`, whose slices (if it has a scale for each) lie along `axis`. The copy writes
// a new tensor of that shape and must be put into the graph.
ir::Node unpack_instead(ir::Graph& graph, const ir::Node& unpacker, ir::TensorId packed, std::int64_t axis);
// The axis along which an unpacker has a scale for each slice; nothing when it has one for all.
std::optional<std::int64_t> sliced_axis(const ir::Graph& graph, const ir::Node& unpacker);

// The value of a constant float32 tensor, empty otherwise.
std::span<const float> floats_of(const ir::Graph& graph, ir::TensorId id);
// The one element of a constant, if it has just one.
std::optional<double> scalar_of(const ir::Graph& graph, ir::TensorId id);

inline bool is_constant(const ir::Graph& graph, ir::TensorId id) {
  return id != ir::no_tensor && graph.tensor(id).is_constant();
}
inline ir::TensorId input_or_none(const ir::Node& node, std::size_t i) {
  return i < node.inputs.size() ? node.inputs[i] : ir::no_tensor;
}

}  // namespace jauge::passes
