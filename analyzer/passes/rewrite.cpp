#include "analyzer/passes/rewrite.h"

#include <algorithm>

namespace jauge::passes {

Substitution::Substitution(ir::Graph& graph)
    : graph_(graph), is_output_(ir::is_output(graph)), is_input_(graph.tensors.size(), false) {
  for (ir::TensorId id : graph.inputs) is_input_[index_of(id)] = true;
}

bool Substitution::may_replace(ir::TensorId old, ir::TensorId by) const {
  const auto holds = [](const std::vector<bool>& set, ir::TensorId id) {
    return index_of(id) < set.size() && set[index_of(id)];
  };
  by = (*this)(by);
  return !holds(is_output_, old) || !(holds(is_output_, by) || holds(is_input_, by) || graph_.tensor(by).is_constant());
}

void Substitution::replace(ir::TensorId old, ir::TensorId by) {
  by = (*this)(by);
  target_.resize(graph_.tensors.size(), ir::no_tensor);
  is_output_.resize(graph_.tensors.size(), false);
  target_[index_of(old)] = by;
  if (!is_output_[index_of(old)]) return;
  is_output_[index_of(by)] = true;
  graph_.tensor(by).name = graph_.tensor(old).name;
  graph_.tensor(by).file_axes = graph_.tensor(old).file_axes;
  std::ranges::replace(graph_.outputs, old, by);
}

void Substitution::apply_to_inputs(ir::Node& node) const {
  for (ir::TensorId& id : node.inputs)
    if (id != ir::no_tensor) id = (*this)(id);
}

// Targets are resolved when they are set, so one step is enough.
ir::TensorId Substitution::operator()(ir::TensorId id) const {
  const bool replaced = index_of(id) < target_.size() && target_[index_of(id)] != ir::no_tensor;
  return replaced ? target_[index_of(id)] : id;
}

std::vector<int> use_counts(const ir::Graph& graph) {
  std::vector<int> counts(graph.tensors.size(), 0);
  for (const ir::Node& node : graph.nodes)
    for (ir::TensorId id : node.inputs)
      if (id != ir::no_tensor) ++counts[index_of(id)];
  for (ir::TensorId id : graph.outputs) ++counts[index_of(id)];
  return counts;
}

void merge_origin(ir::Node& into, const ir::Node& from) {
  for (const std::string& name : from.origin_names)
    if (std::ranges::find(into.origin_names, name) == into.origin_names.end()) into.origin_names.push_back(name);
}

ir::TensorId add_constant(ir::Graph& graph, std::string name, const ir::Array& value) {
  return graph.add({.name = std::move(name), .type = value.type, .quant = {}, .data = ir::Buffer(value.bytes)});
}

ir::TensorId add_integers(ir::Graph& graph, std::string name, std::vector<std::int64_t> values) {
  return graph.add({.name = std::move(name),
                    .type = {ir::DType::int64, {static_cast<std::int64_t>(values.size())}},
                    .quant = {},
                    .data = ir::Buffer::of(std::span<const std::int64_t>(values))});
}

ir::TensorId add_floats(ir::Graph& graph, std::string name, ir::Shape shape, std::span<const float> values) {
  return graph.add({.name = std::move(name),
                    .type = {ir::DType::float32, std::move(shape)},
                    .quant = {},
                    .data = ir::Buffer::of(values)});
}

ir::TensorId add_transposed(ir::Graph& graph, ir::TensorId constant, const Permutation& perm) {
  ir::Tensor result = graph.tensor(constant);
  ir::Array value = transposed(result.value(), perm);
  result.type = value.type;
  result.data = ir::Buffer(std::move(value.bytes));
  if (result.quant && result.quant->axis >= 0)
    result.quant->axis = static_cast<int>(inverse(perm)[static_cast<std::size_t>(result.quant->axis)]);
  return graph.add(std::move(result));
}

void Unpackers::remember(const ir::Graph& graph, const ir::Node& node) {
  if ((node.op != "DequantizeLinear" && node.op != "Dequantize") || node.activation.kind != ir::ActivationKind::none)
    return;
  for (ir::TensorId id : node.inputs)
    if (id != ir::no_tensor && !graph.tensor(id).is_constant()) return;
  nodes_[node.outputs[0]] = node;
}

const ir::Node* Unpackers::of(ir::TensorId id) const {
  const auto found = nodes_.find(id);
  return found == nodes_.end() ? nullptr : &found->second;
}

std::optional<std::int64_t> sliced_axis(const ir::Graph& graph, const ir::Node& unpacker) {
  if (unpacker.op == "Dequantize") {
    const int along = graph.tensor(unpacker.inputs[0]).quant->axis;
    return along < 0 ? std::nullopt : std::optional<std::int64_t>(along);
  }
  if (ir::elements(graph.tensor(unpacker.inputs[1]).type.shape) == 1) return std::nullopt;
  const std::int64_t axis = unpacker.attributes.integer("axis", 1);
  return axis < 0 ? axis + static_cast<std::int64_t>(graph.tensor(unpacker.inputs[0]).type.shape.size()) : axis;
}

ir::Node unpack_instead(ir::Graph& graph, const ir::Node& unpacker, ir::TensorId packed, std::int64_t axis) {
  ir::Tensor reals = graph.tensor(unpacker.outputs[0]);
  reals.type.shape = graph.tensor(packed).type.shape;
  ir::Node node = unpacker;
  node.inputs[0] = packed;
  if (unpacker.op == "DequantizeLinear") node.attributes.set("axis", axis);
  node.outputs = {graph.add(std::move(reals))};
  return node;
}

std::span<const float> floats_of(const ir::Graph& graph, ir::TensorId id) {
  if (!is_constant(graph, id) || graph.tensor(id).type.dtype != ir::DType::float32) return {};
  return graph.tensor(id).value().as<float>();
}

std::optional<double> scalar_of(const ir::Graph& graph, ir::TensorId id) {
  if (!is_constant(graph, id) || ir::elements(graph.tensor(id).type.shape) != 1) return std::nullopt;
  return ir::to_doubles(graph.tensor(id).value())[0];
}

}  // namespace jauge::passes
