#include "tests/analyzer/passes/model.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "analyzer/ops/operator.h"

namespace jauge::passes::testing {

using ir::Shape;
using ir::TensorId;
using Integers = std::vector<std::int64_t>;

TensorId Model::input(Shape shape, ir::DType dtype) {
  return builder_.input(next_name("input"), std::move(shape), dtype);
}

// Small enough that deep random networks neither explode nor vanish.
TensorId Model::weights(Shape shape) {
  const std::int64_t rows = shape.empty() ? 1 : shape[0];
  const double fan_in = static_cast<double>(std::max(rows, ir::elements(shape) / std::max<std::int64_t>(rows, 1)));
  auto data = values(shape, 0, shape.size() < 2 ? 0.5 : 1 / std::sqrt(fan_in));
  return builder_.constant(next_name("weights"), std::move(shape), std::move(data));
}

TensorId Model::positive_weights(Shape shape) {
  auto data = values(shape, 1, 0.2);
  for (float& value : data) value = std::clamp(value, 0.5f, 1.5f);
  return builder_.constant(next_name("weights"), std::move(shape), std::move(data));
}

TensorId Model::scalar(float value) {
  return builder_.constant(next_name("scalar"), {}, std::vector<float>{value});
}

TensorId Model::integers(Integers list) {
  const auto count = static_cast<std::int64_t>(list.size());
  return builder_.constant(next_name("integers"), {count}, std::move(list));
}

TensorId Model::op(const std::string& name, std::vector<TensorId> inputs, Attributes attributes) {
  const TensorId output = builder_.node(name, next_name(name), std::move(inputs), {}, attributes);
  const auto typed = ops::infer_shapes(builder_.graph(), builder_.graph().nodes.back());
  if (!typed) throw std::runtime_error(to_text(typed.error()));
  return output;
}

TensorId Model::typed_op(const std::string& name, std::vector<TensorId> inputs, ir::TensorType type) {
  return builder_.node(name, next_name(name), std::move(inputs), std::move(type));
}

TensorId Model::int8s(Shape shape) {
  std::vector<std::int8_t> values(static_cast<std::size_t>(ir::elements(shape)));
  for (std::int8_t& value : values) value = static_cast<std::int8_t>(number(-127, 127));
  return builder_.graph().add({.name = next_name("int8s"),
                               .type = {ir::DType::int8, std::move(shape)},
                               .quant = {},
                               .data = ir::Buffer::of(std::span<const std::int8_t>(values))});
}

TensorId Model::conv(TensorId in, std::int64_t channels, ConvOptions options) {
  const Shape shape = shape_of(in);
  const std::size_t rank = shape.size() - 2;
  Shape filters = {channels, shape[1] / options.group};
  filters.insert(filters.end(), rank, options.kernel);
  std::vector<TensorId> inputs = {in, weights(filters)};
  if (options.bias) inputs.push_back(weights({channels}));
  return op("Conv", std::move(inputs),
            {{"kernel_shape", Integers(rank, options.kernel)},
             {"strides", Integers(rank, options.stride)},
             {"pads", Integers(2 * rank, options.pad)},
             {"group", options.group}});
}

TensorId Model::max_pool(TensorId in, std::int64_t kernel, std::int64_t stride, std::int64_t pad) {
  const std::size_t rank = shape_of(in).size() - 2;
  return op("MaxPool", {in},
            {{"kernel_shape", Integers(rank, kernel)},
             {"strides", Integers(rank, stride)},
             {"pads", Integers(2 * rank, pad)}});
}

TensorId Model::average_pool(TensorId in, std::int64_t kernel, std::int64_t stride, std::int64_t pad,
                             bool counts_padding) {
  const std::size_t rank = shape_of(in).size() - 2;
  return op("AveragePool", {in},
            {{"kernel_shape", Integers(rank, kernel)},
             {"strides", Integers(rank, stride)},
             {"pads", Integers(2 * rank, pad)},
             {"count_include_pad", std::int64_t{counts_padding}}});
}

TensorId Model::batch_norm(TensorId in) {
  const Shape channels = {shape_of(in)[1]};
  return op("BatchNormalization",
            {in, positive_weights(channels), weights(channels), weights(channels), positive_weights(channels)});
}

TensorId Model::pad(TensorId in, Integers pads, float value) {
  return op("Pad", {in, integers(std::move(pads)), scalar(value)});
}

TensorId Model::transpose(TensorId in, Integers perm) {
  return op("Transpose", {in}, {{"perm", std::move(perm)}});
}

TensorId Model::reshape(TensorId in, Integers shape) {
  return op("Reshape", {in, integers(std::move(shape))});
}

TensorId Model::gemm(TensorId in, std::int64_t outputs) {
  const std::int64_t inputs = shape_of(in)[1];
  return op("Gemm", {in, weights({outputs, inputs}), weights({outputs})}, {{"transB", std::int64_t{1}}});
}

TensorId Model::matmul(TensorId in, std::int64_t outputs) {
  const std::int64_t inputs = shape_of(in).back();
  return op("MatMul", {in, weights({inputs, outputs})});
}

ir::Graph Model::graph(std::vector<TensorId> outputs) {
  for (TensorId id : outputs) builder_.output(id);
  return std::move(builder_).build();
}

std::vector<float> Model::values(const Shape& shape, double mean, double spread) {
  std::normal_distribution<double> distribution(mean, spread);
  std::vector<float> result(static_cast<std::size_t>(ir::elements(shape)));
  for (float& value : result) value = static_cast<float>(distribution(random_));
  return result;
}

std::int64_t count_of(const ir::Graph& graph, std::string_view op) {
  return std::ranges::count(graph.nodes, op, &ir::Node::op);
}

std::string ops_of(const ir::Graph& graph) {
  std::string text;
  for (const ir::Node& node : graph.nodes) text += (text.empty() ? "" : " ") + node.op;
  return text;
}

}  // namespace jauge::passes::testing
