#include "analyzer/ir/graph_builder.h"

namespace jauge::ir {

TensorId GraphBuilder::input(std::string name, Shape shape, DType dtype) {
  const TensorId id = graph_.add({.name = std::move(name), .type = {dtype, std::move(shape)}, .quant = {}, .data = {}});
  graph_.inputs.push_back(id);
  return id;
}

TensorId GraphBuilder::constant(std::string name, Shape shape, std::vector<float> values) {
  return graph_.add({.name = std::move(name),
                     .type = {DType::float32, std::move(shape)},
                     .quant = {},
                     .data = Buffer::of(std::span<const float>(values))});
}

TensorId GraphBuilder::constant(std::string name, Shape shape, std::vector<std::int64_t> values) {
  return graph_.add({.name = std::move(name),
                     .type = {DType::int64, std::move(shape)},
                     .quant = {},
                     .data = Buffer::of(std::span<const std::int64_t>(values))});
}

TensorId GraphBuilder::node(std::string op, std::string name, std::vector<TensorId> inputs, TensorType output,
                            std::initializer_list<std::pair<std::string, AttributeValue>> attributes) {
  const TensorId id = graph_.add({.name = name, .type = std::move(output), .quant = {}, .data = {}});
  Node node;
  node.op = std::move(op);
  node.origin_names = {name};
  node.name = std::move(name);
  node.inputs = std::move(inputs);
  node.outputs = {id};
  for (const auto& [key, value] : attributes) node.attributes.set(key, value);
  graph_.nodes.push_back(std::move(node));
  return id;
}

}  // namespace jauge::ir
