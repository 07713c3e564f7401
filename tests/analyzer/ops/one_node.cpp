#include "tests/analyzer/ops/one_node.h"

#include <gtest/gtest.h>

namespace jauge::ops {
namespace {

template <class T>
ir::Buffer buffer_of(const std::vector<std::int64_t>& values) {
  std::vector<T> narrow;
  for (std::int64_t value : values) narrow.push_back(static_cast<T>(value));
  return ir::Buffer::of(std::span<const T>(narrow));
}

ir::Buffer buffer_of(const std::vector<std::int64_t>& values, ir::DType dtype) {
  switch (ir::bytes_of(dtype)) {
    case 1:
      return buffer_of<std::int8_t>(values);
    case 2:
      return buffer_of<std::int16_t>(values);
    case 4:
      return buffer_of<std::int32_t>(values);
    default:
      return buffer_of<std::int64_t>(values);
  }
}

}  // namespace

OneNode::OneNode(std::string op, std::size_t outputs) {
  node_.op = std::move(op);
  node_.name = "it";
  graph_.source.name = "test.onnx";
  for (std::size_t i = 0; i < outputs; ++i)
    node_.outputs.push_back(graph_.add({.name = "out" + std::to_string(i), .type = {}, .quant = {}, .data = {}}));
}

OneNode& OneNode::input(ir::Tensor tensor) {
  tensor.name = "in" + std::to_string(node_.inputs.size());
  node_.inputs.push_back(graph_.add(std::move(tensor)));
  return *this;
}

OneNode& OneNode::reals(ir::Shape shape, std::vector<float> values) {
  return input({.name = {},
                .type = {ir::DType::float32, std::move(shape)},
                .quant = {},
                .data = ir::Buffer::of(std::span<const float>(values))});
}

OneNode& OneNode::integers(ir::Shape shape, std::vector<std::int64_t> values, ir::DType dtype) {
  return input({.name = {}, .type = {dtype, std::move(shape)}, .quant = {}, .data = buffer_of(values, dtype)});
}

OneNode& OneNode::absent() {
  node_.inputs.push_back(ir::no_tensor);
  return *this;
}

OneNode& OneNode::unknown(ir::Shape shape, ir::DType dtype) {
  return input({.name = {}, .type = {dtype, std::move(shape)}, .quant = {}, .data = {}});
}

OneNode& OneNode::set(std::string attribute, ir::AttributeValue value) {
  node_.attributes.set(std::move(attribute), std::move(value));
  return *this;
}

OneNode& OneNode::fuse(ir::Activation activation) {
  node_.activation = activation;
  return *this;
}

bool OneNode::infer() {
  const auto done = infer_shapes(graph_, node_);
  if (!done) ADD_FAILURE() << to_text(done.error());
  return done.has_value();
}

ir::TensorType OneNode::type(std::size_t output) {
  return infer() ? graph_.tensor(node_.outputs[output]).type : ir::TensorType{};
}

ir::Shape OneNode::shape(std::size_t output) {
  return type(output).shape;
}

std::vector<double> OneNode::values(std::size_t output) {
  if (!infer()) return {};
  std::vector<std::optional<ir::ConstArrayView>> inputs;
  for (ir::TensorId id : node_.inputs)
    inputs.push_back(id == ir::no_tensor ? std::nullopt : std::optional(graph_.tensor(id).value()));
  const auto results = evaluate(graph_, node_, inputs);
  if (!results) {
    ADD_FAILURE() << to_text(results.error());
    return {};
  }
  return ir::to_doubles((*results)[output].view());
}

Error OneNode::error() {
  const auto done = infer_shapes(graph_, node_);
  return done ? Error{} : done.error();
}

std::int64_t OneNode::macs() {
  const Operator* op = find_operator(node_.op);
  return infer() && op->macs ? op->macs(view()).value : 0;
}

std::optional<std::int64_t> OneNode::st_macc() {
  const Operator* op = find_operator(node_.op);
  if (!infer()) return std::nullopt;
  return op->st_macc ? op->st_macc(view()) : 0;
}

std::string OneNode::label() {
  return label_of(view());
}

NodeView OneNode::view() {
  return {graph_, node_};
}

}  // namespace jauge::ops
