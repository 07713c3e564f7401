#include "tests/analyzer/import/onnx_model.h"

namespace jauge::testing {
namespace {

::onnx::AttributeProto& add(::onnx::NodeProto& node, const std::string& name,
                            ::onnx::AttributeProto_AttributeType type) {
  auto& attribute = *node.add_attribute();
  attribute.set_name(name);
  attribute.set_type(type);
  return attribute;
}

::onnx::TensorShapeProto& add_input(::onnx::ModelProto& model, const std::string& name, int type) {
  auto& input = *model.mutable_graph()->add_input();
  input.set_name(name);
  input.mutable_type()->mutable_tensor_type()->set_elem_type(type);
  return *input.mutable_type()->mutable_tensor_type()->mutable_shape();
}

}  // namespace

OnnxModel::OnnxModel(std::int64_t opset) {
  proto.set_ir_version(8);
  proto.set_producer_name("jauge-tests");
  proto.add_opset_import()->set_version(opset);
  proto.mutable_graph()->set_name("graph");
}

OnnxModel& OnnxModel::input(const std::string& name, const std::vector<std::int64_t>& shape, int type) {
  auto& dims = add_input(proto, name, type);
  for (std::int64_t dimension : shape) {
    auto& dim = *dims.add_dim();
    if (dimension >= 0) dim.set_dim_value(dimension);
  }
  return *this;
}

OnnxModel& OnnxModel::open_input(const std::string& name, const std::vector<std::string>& symbols_or_numbers) {
  auto& dims = add_input(proto, name, ::onnx::TensorProto::FLOAT);
  for (const std::string& text : symbols_or_numbers) {
    auto& dim = *dims.add_dim();
    const bool number = text.find_first_not_of("-0123456789") == std::string::npos && !text.empty();
    if (number)
      dim.set_dim_value(std::stoll(text));
    else if (!text.empty())
      dim.set_dim_param(text);
  }
  return *this;
}

OnnxModel& OnnxModel::floats(const std::string& name, const std::vector<std::int64_t>& shape,
                             const std::vector<float>& values) {
  auto& tensor = *proto.mutable_graph()->add_initializer();
  tensor.set_name(name);
  tensor.set_data_type(::onnx::TensorProto::FLOAT);
  for (std::int64_t dimension : shape) tensor.add_dims(dimension);
  tensor.set_raw_data(values.data(), values.size() * sizeof(float));
  return *this;
}

OnnxModel& OnnxModel::zeros(const std::string& name, const std::vector<std::int64_t>& shape) {
  return floats(name, shape, std::vector<float>(static_cast<std::size_t>(ir::elements(shape)), 0.0F));
}

OnnxModel& OnnxModel::integers(const std::string& name, const std::vector<std::int64_t>& values) {
  auto& tensor = *proto.mutable_graph()->add_initializer();
  tensor.set_name(name);
  tensor.set_data_type(::onnx::TensorProto::INT64);
  tensor.add_dims(static_cast<std::int64_t>(values.size()));
  for (std::int64_t value : values) tensor.add_int64_data(value);
  return *this;
}

::onnx::NodeProto& OnnxModel::node(const std::string& op, const std::vector<std::string>& inputs,
                                   const std::vector<std::string>& outputs) {
  auto& node = *proto.mutable_graph()->add_node();
  node.set_op_type(op);
  if (!outputs.empty()) node.set_name("make_" + outputs[0]);
  for (const std::string& name : inputs) node.add_input(name);
  for (const std::string& name : outputs) node.add_output(name);
  return node;
}

OnnxModel& OnnxModel::output(const std::string& name) {
  auto& output = *proto.mutable_graph()->add_output();
  output.set_name(name);
  output.mutable_type()->mutable_tensor_type()->set_elem_type(::onnx::TensorProto::FLOAT);
  return *this;
}

std::vector<std::byte> OnnxModel::bytes() const {
  std::vector<std::byte> result(proto.ByteSizeLong());
  proto.SerializeToArray(result.data(), static_cast<int>(result.size()));
  return result;
}

Result<import::Imported> OnnxModel::read(const import::ReadOptions& options,
                                         const std::filesystem::path& folder) const {
  return import::read_bytes(bytes(), "model.onnx", folder, options);
}

void set(::onnx::NodeProto& node, const std::string& name, std::int64_t value) {
  add(node, name, ::onnx::AttributeProto::INT).set_i(value);
}
void set(::onnx::NodeProto& node, const std::string& name, float value) {
  add(node, name, ::onnx::AttributeProto::FLOAT).set_f(value);
}
void set(::onnx::NodeProto& node, const std::string& name, const char* value) {
  add(node, name, ::onnx::AttributeProto::STRING).set_s(value);
}
void set(::onnx::NodeProto& node, const std::string& name, const std::vector<std::int64_t>& values) {
  auto& attribute = add(node, name, ::onnx::AttributeProto::INTS);
  for (std::int64_t value : values) attribute.add_ints(value);
}
void set(::onnx::NodeProto& node, const std::string& name, const std::vector<float>& values) {
  auto& attribute = add(node, name, ::onnx::AttributeProto::FLOATS);
  for (float value : values) attribute.add_floats(value);
}

OnnxModel small_network(std::int64_t opset) {
  OnnxModel model(opset);
  model.input("image", {1, 3, 8, 8}).zeros("filters", {4, 3, 3, 3}).zeros("bias", {4});
  model.zeros("dense", {10, 64}).zeros("offset", {10});
  auto& conv = model.node("Conv", {"image", "filters", "bias"}, {"conv"});
  set(conv, "kernel_shape", std::vector<std::int64_t>{3, 3});
  set(conv, "pads", std::vector<std::int64_t>{1, 1, 1, 1});
  model.node("Relu", {"conv"}, {"relu"});
  auto& pool = model.node("MaxPool", {"relu"}, {"pool"});
  set(pool, "kernel_shape", std::vector<std::int64_t>{2, 2});
  set(pool, "strides", std::vector<std::int64_t>{2, 2});
  model.node("Flatten", {"pool"}, {"flat"});
  set(model.node("Gemm", {"flat", "dense", "offset"}, {"scores"}), "transB", std::int64_t{1});
  model.output("scores");
  return model;
}

}  // namespace jauge::testing
