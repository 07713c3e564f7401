#include "analyzer/import/emitter.h"

#include <algorithm>

#include "analyzer/import/shown_name.h"
#include "analyzer/ops/operator.h"

namespace jauge::import {

ir::TensorId Emitter::constant(const std::string& name, ir::Shape shape, std::vector<float> values) {
  const auto bytes = std::as_bytes(std::span(values));
  const auto [first, last] = constants_.equal_range(name);
  for (auto known = first; known != last; ++known) {
    const ir::Tensor& tensor = graph.tensor(known->second);
    if (tensor.type.shape == shape && std::ranges::equal(tensor.data->bytes(), bytes)) return known->second;
  }
  const auto owner = std::make_shared<const std::vector<float>>(std::move(values));
  const ir::TensorId id = graph.add({.name = clean_name(name),
                                     .type = {ir::DType::float32, std::move(shape)},
                                     .quant = {},
                                     .data = ir::Buffer(owner, std::as_bytes(std::span(*owner)))});
  constants_.emplace(name, id);
  return id;
}

ir::TensorId Emitter::integers(const std::string& name, const std::vector<std::int64_t>& values) {
  return graph.add({.name = clean_name(name),
                    .type = {ir::DType::int64, {static_cast<std::int64_t>(values.size())}},
                    .quant = {},
                    .data = ir::Buffer::of(std::span<const std::int64_t>(values))});
}

Result<std::vector<ir::TensorId>> Emitter::nodes(const std::string& op, const std::string& name,
                                                 std::vector<ir::TensorId> inputs, AttributeList attributes,
                                                 std::size_t output_count) {
  ir::Node node;
  node.op = op;
  node.name = clean_name(name);
  node.origin_names = {node.name};
  node.inputs = std::move(inputs);
  for (const auto& [key, value] : attributes) node.attributes.set(key, value);
  for (std::size_t i = 0; i < output_count; ++i)
    node.outputs.push_back(graph.add(
        {.name = i == 0 ? node.name : node.name + ":" + std::to_string(i), .type = {}, .quant = {}, .data = {}}));
  JAUGE_CHECK(ops::infer_shapes(graph, node));
  std::vector<ir::TensorId> outputs = node.outputs;
  graph.nodes.push_back(std::move(node));
  return outputs;
}

Result<ir::TensorId> Emitter::node(const std::string& op, const std::string& name, std::vector<ir::TensorId> inputs,
                                   AttributeList attributes) {
  JAUGE_TRY(const auto outputs, nodes(op, name, std::move(inputs), attributes, 1));
  return outputs.front();
}

}  // namespace jauge::import
