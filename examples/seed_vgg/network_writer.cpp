#include "examples/seed_vgg/network_writer.h"

#include <bit>
#include <cmath>
#include <cstring>

namespace jauge::examples {
namespace {

static_assert(std::endian::native == std::endian::little, "raw_data of ONNX is little-endian");

constexpr int kernel_side = 3;
constexpr std::uint64_t seed = 2026;

// The deviation that keeps a signal's size through a layer followed by ReLU (He) or by nothing.
double deviation_before_relu(std::int64_t fan_in) {
  return std::sqrt(2.0 / static_cast<double>(fan_in));
}
double deviation_before_softmax(std::int64_t fan_in) {
  return std::sqrt(1.0 / static_cast<double>(fan_in));
}

void set_ints(onnx::NodeProto& node, const std::string& name, const std::vector<std::int64_t>& values) {
  onnx::AttributeProto& attribute = *node.add_attribute();
  attribute.set_name(name);
  attribute.set_type(onnx::AttributeProto::INTS);
  for (const std::int64_t value : values) attribute.add_ints(value);
}

void set_int(onnx::NodeProto& node, const std::string& name, std::int64_t value) {
  onnx::AttributeProto& attribute = *node.add_attribute();
  attribute.set_name(name);
  attribute.set_type(onnx::AttributeProto::INT);
  attribute.set_i(value);
}

void set_float(onnx::NodeProto& node, const std::string& name, float value) {
  onnx::AttributeProto& attribute = *node.add_attribute();
  attribute.set_name(name);
  attribute.set_type(onnx::AttributeProto::FLOAT);
  attribute.set_f(value);
}

void describe(onnx::ValueInfoProto& value, const std::string& name, const std::vector<std::int64_t>& shape) {
  value.set_name(name);
  onnx::TypeProto::Tensor& tensor = *value.mutable_type()->mutable_tensor_type();
  tensor.set_elem_type(onnx::TensorProto::FLOAT);
  tensor.mutable_shape()->add_dim()->set_dim_param("N");
  for (const std::int64_t extent : shape) tensor.mutable_shape()->add_dim()->set_dim_value(extent);
}

}  // namespace

NetworkWriter::NetworkWriter(const std::string& name, std::int64_t channels, std::int64_t side)
    : random_(seed), last_value_("input"), shape_{channels, side, side} {
  constexpr int opset = 17;
  constexpr int first_ir_version_with_that_opset = 8;
  model_.set_ir_version(first_ir_version_with_that_opset);
  model_.set_producer_name("jauge-examples");
  model_.set_producer_version("1");
  model_.add_opset_import()->set_version(opset);
  model_.mutable_graph()->set_name(name);
  describe(*model_.mutable_graph()->add_input(), last_value_, shape_);
}

onnx::NodeProto& NetworkWriter::add_node(const std::string& name, const std::string& kind,
                                         const std::vector<std::string>& weights) {
  onnx::NodeProto& node = *model_.mutable_graph()->add_node();
  node.set_name(name);
  node.set_op_type(kind);
  node.add_input(last_value_);
  for (const std::string& weight : weights) node.add_input(weight);
  last_value_ = name + "_output";
  node.add_output(last_value_);
  return node;
}

std::string NetworkWriter::add_weights(const std::string& name, const std::vector<std::int64_t>& shape,
                                       const std::vector<float>& values) {
  onnx::TensorProto& tensor = *model_.mutable_graph()->add_initializer();
  tensor.set_name(name);
  tensor.set_data_type(onnx::TensorProto::FLOAT);
  for (const std::int64_t extent : shape) tensor.add_dims(extent);
  std::string& bytes = *tensor.mutable_raw_data();
  bytes.resize(values.size() * sizeof(float));
  std::memcpy(bytes.data(), values.data(), bytes.size());
  return name;
}

void NetworkWriter::conv_relu(const std::string& name, std::int64_t out_channels) {
  const std::int64_t in_channels = shape_[0];
  const std::int64_t fan_in = in_channels * kernel_side * kernel_side;
  const auto count = static_cast<std::size_t>(out_channels * fan_in);
  const std::string weight = add_weights(name + ".weight", {out_channels, in_channels, kernel_side, kernel_side},
                                         random_.bell(count, 0.0, deviation_before_relu(fan_in)));
  const std::string bias =
      add_weights(name + ".bias", {out_channels}, random_.bell(static_cast<std::size_t>(out_channels), 0.0, 0.02));
  onnx::NodeProto& node = add_node(name, "Conv", {weight, bias});
  set_ints(node, "dilations", {1, 1});
  set_int(node, "group", 1);
  set_ints(node, "kernel_shape", {kernel_side, kernel_side});
  set_ints(node, "pads", {1, 1, 1, 1});
  set_ints(node, "strides", {1, 1});
  shape_[0] = out_channels;
  add_relu(name);
}

// Mean and variance are those of a rectified bell curve of deviation sqrt(2), which is what the layer before makes of a
// normalised input: the signal keeps its size from the first block to the last.
void NetworkWriter::batch_normalization(const std::string& name) {
  constexpr double mean_after_relu = 0.564, variance_after_relu = 0.682;
  const auto channels = static_cast<std::size_t>(shape_[0]);
  const std::string scale = add_weights(name + ".weight", {shape_[0]}, random_.bell(channels, 1.0, 0.1));
  const std::string bias = add_weights(name + ".bias", {shape_[0]}, random_.bell(channels, 0.0, 0.1));
  const std::string mean =
      add_weights(name + ".running_mean", {shape_[0]}, random_.bell(channels, mean_after_relu, 0.05));
  const std::string variance =
      add_weights(name + ".running_var", {shape_[0]}, random_.bell(channels, variance_after_relu, 0.05));
  onnx::NodeProto& node = add_node(name, "BatchNormalization", {scale, bias, mean, variance});
  set_float(node, "epsilon", 1e-3F);
  set_float(node, "momentum", 0.99F);
}

void NetworkWriter::max_pool_2x2(const std::string& name) {
  onnx::NodeProto& node = add_node(name, "MaxPool", {});
  set_int(node, "ceil_mode", 0);
  set_ints(node, "kernel_shape", {2, 2});
  set_ints(node, "pads", {0, 0, 0, 0});
  set_ints(node, "strides", {2, 2});
  shape_[1] /= 2;
  shape_[2] /= 2;
}

void NetworkWriter::flatten(const std::string& name) {
  set_int(add_node(name, "Flatten", {}), "axis", 1);
  shape_ = {shape_[0] * shape_[1] * shape_[2]};
}

void NetworkWriter::dense(const std::string& name, std::int64_t units) {
  add_dense(name, units, deviation_before_softmax(shape_[0]));
}

void NetworkWriter::dense_relu(const std::string& name, std::int64_t units) {
  add_dense(name, units, deviation_before_relu(shape_[0]));
  add_relu(name);
}

void NetworkWriter::add_relu(const std::string& name) {
  add_node(name + "/relu", "Relu", {});
}

void NetworkWriter::add_dense(const std::string& name, std::int64_t units, double deviation) {
  const auto count = static_cast<std::size_t>(units * shape_[0]);
  const std::string weight = add_weights(name + ".weight", {units, shape_[0]}, random_.bell(count, 0.0, deviation));
  const std::string bias =
      add_weights(name + ".bias", {units}, random_.bell(static_cast<std::size_t>(units), 0.0, 0.02));
  onnx::NodeProto& node = add_node(name, "Gemm", {weight, bias});
  set_float(node, "alpha", 1.0F);
  set_float(node, "beta", 1.0F);
  set_int(node, "transB", 1);
  shape_ = {units};
}

void NetworkWriter::softmax(const std::string& name) {
  set_int(add_node(name, "Softmax", {}), "axis", 1);
}

void NetworkWriter::note(const std::string& key, const std::string& value) {
  onnx::StringStringEntryProto& entry = *model_.add_metadata_props();
  entry.set_key(key);
  entry.set_value(value);
}

onnx::ModelProto NetworkWriter::finish(const std::string& output_name) {
  onnx::GraphProto& graph = *model_.mutable_graph();
  graph.mutable_node(graph.node_size() - 1)->set_output(0, output_name);
  describe(*graph.add_output(), output_name, shape_);
  return std::move(model_);
}

}  // namespace jauge::examples
