#include "tests/oracle/oracle_case.h"

#include <cstring>

#include "analyzer/base/sha256.h"

namespace jauge::oracle {
namespace {

unsigned seed_of(const std::string& name) {
  unsigned seed = 2166136261u;
  for (const char letter : name) seed = (seed ^ static_cast<unsigned char>(letter)) * 16777619u;
  return seed;
}

void set_attribute(::onnx::NodeProto& node, const std::string& name, const ir::AttributeValue& value) {
  ::onnx::AttributeProto& attribute = *node.add_attribute();
  attribute.set_name(name);
  if (const auto* integer = std::get_if<std::int64_t>(&value)) {
    attribute.set_type(::onnx::AttributeProto::INT);
    attribute.set_i(*integer);
  } else if (const auto* real = std::get_if<double>(&value)) {
    attribute.set_type(::onnx::AttributeProto::FLOAT);
    attribute.set_f(static_cast<float>(*real));
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    attribute.set_type(::onnx::AttributeProto::STRING);
    attribute.set_s(*text);
  } else if (const auto* integers = std::get_if<std::vector<std::int64_t>>(&value)) {
    attribute.set_type(::onnx::AttributeProto::INTS);
    for (const std::int64_t x : *integers) attribute.add_ints(x);
  } else if (const auto* reals = std::get_if<std::vector<double>>(&value)) {
    attribute.set_type(::onnx::AttributeProto::FLOATS);
    for (const double x : *reals) attribute.add_floats(static_cast<float>(x));
  }
}

void store_integer(ir::Array& array, std::size_t i, std::int64_t value) {
  const auto size = static_cast<std::size_t>(ir::bytes_of(array.type.dtype));
  std::memcpy(&array.bytes[i * size], &value, size);  // little endian
}

}  // namespace

int onnx_type(ir::DType dtype) {
  switch (dtype) {
    case ir::DType::float32:
      return ::onnx::TensorProto::FLOAT;
    case ir::DType::int8:
      return ::onnx::TensorProto::INT8;
    case ir::DType::uint8:
      return ::onnx::TensorProto::UINT8;
    case ir::DType::int32:
      return ::onnx::TensorProto::INT32;
    case ir::DType::int64:
      return ::onnx::TensorProto::INT64;
    case ir::DType::boolean:
      return ::onnx::TensorProto::BOOL;
    default:
      return ::onnx::TensorProto::UNDEFINED;
  }
}

OracleCase::OracleCase(std::string name, std::int64_t opset) : name_(std::move(name)), random_(seed_of(name_)) {
  model_.set_ir_version(8);
  model_.set_producer_name("jauge-oracle");
  model_.add_opset_import()->set_version(opset);
  model_.mutable_graph()->set_name(name_);
}

std::int64_t OracleCase::number(std::int64_t low, std::int64_t high) {
  return low + static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(high - low + 1));
}

float OracleCase::real(float low, float high) {
  return low + (high - low) * static_cast<float>(random_() % 100003) / 100002;
}

std::string OracleCase::add_input(ir::Array array) {
  const std::string name = fresh("in");
  auto& value = *model_.mutable_graph()->add_input();
  value.set_name(name);
  value.mutable_type()->mutable_tensor_type()->set_elem_type(onnx_type(array.type.dtype));
  auto& dims = *value.mutable_type()->mutable_tensor_type()->mutable_shape();
  for (const std::int64_t size : array.type.shape) dims.add_dim()->set_dim_value(size);
  inputs_.emplace_back(name, std::move(array));
  return name;
}

std::string OracleCase::input(ir::Shape shape, float low, float high) {
  ir::Array array({ir::DType::float32, std::move(shape)});
  for (float& x : array.as<float>()) x = real(low, high);
  return add_input(std::move(array));
}

std::string OracleCase::integer_input(ir::DType dtype, ir::Shape shape, std::int64_t low, std::int64_t high) {
  ir::Array array({dtype, std::move(shape)});
  const auto count = static_cast<std::size_t>(ir::elements(array.type.shape));
  for (std::size_t i = 0; i < count; ++i) store_integer(array, i, number(low, high));
  return add_input(std::move(array));
}

::onnx::TensorProto& OracleCase::add_constant(const std::string& stem, ir::DType dtype, const ir::Shape& shape) {
  ::onnx::TensorProto& tensor = *model_.mutable_graph()->add_initializer();
  tensor.set_name(fresh(stem));
  tensor.set_data_type(onnx_type(dtype));
  for (const std::int64_t size : shape) tensor.add_dims(size);
  return tensor;
}

std::string OracleCase::reals(ir::Shape shape, std::vector<float> values) {
  ::onnx::TensorProto& tensor = add_constant("reals", ir::DType::float32, shape);
  tensor.set_raw_data(values.data(), values.size() * sizeof(float));
  return tensor.name();
}

std::string OracleCase::constant(ir::Shape shape, float low, float high) {
  std::vector<float> values(static_cast<std::size_t>(ir::elements(shape)));
  for (float& x : values) x = real(low, high);
  return reals(std::move(shape), std::move(values));
}

std::string OracleCase::integer_constant(ir::DType dtype, ir::Shape shape, std::int64_t low, std::int64_t high) {
  ir::Array array({dtype, shape});
  const auto count = static_cast<std::size_t>(ir::elements(shape));
  for (std::size_t i = 0; i < count; ++i) store_integer(array, i, number(low, high));
  ::onnx::TensorProto& tensor = add_constant("integers", dtype, shape);
  tensor.set_raw_data(array.bytes.data(), array.bytes.size());
  return tensor.name();
}

std::string OracleCase::integers(std::vector<std::int64_t> values) {
  ::onnx::TensorProto& tensor = add_constant("list", ir::DType::int64, {static_cast<std::int64_t>(values.size())});
  tensor.set_raw_data(values.data(), values.size() * sizeof(std::int64_t));
  return tensor.name();
}

std::string OracleCase::scalar(ir::DType dtype, std::int64_t value) {
  return integer_constant(dtype, {}, value, value);
}

Names OracleCase::node_with_outputs(const std::string& op, Names inputs, std::size_t outputs, Attributes attributes) {
  ::onnx::NodeProto& node = *model_.mutable_graph()->add_node();
  node.set_op_type(op);
  for (const std::string& name : inputs) node.add_input(name);
  for (const auto& [name, value] : attributes) set_attribute(node, name, value);
  Names names;
  for (std::size_t i = 0; i < outputs; ++i) {
    names.push_back(fresh(op));
    node.add_output(names.back());
  }
  node.set_name("make_" + names.front());
  return names;
}

std::string OracleCase::node(const std::string& op, Names inputs, Attributes attributes) {
  return node_with_outputs(op, std::move(inputs), 1, std::move(attributes)).front();
}

OracleCase& OracleCase::output(const std::string& name, ir::DType dtype) {
  auto& value = *model_.mutable_graph()->add_output();
  value.set_name(name);
  value.mutable_type()->mutable_tensor_type()->set_elem_type(onnx_type(dtype));
  return *this;
}

std::string OracleCase::quantised(const std::string& real, ir::DType dtype, float scale, std::int64_t zero) {
  const std::string by = reals({}, {scale}), point = scalar(dtype, zero);
  return node("DequantizeLinear", {node("QuantizeLinear", {real, by, point}), by, point});
}

std::string OracleCase::dequantised_weights(ir::Shape shape, bool per_channel) {
  const ir::Shape scales = per_channel ? ir::Shape{shape[0]} : ir::Shape{};
  const std::string weights = integer_constant(ir::DType::int8, shape, -127, 127);
  const std::string by = constant(scales, 0.005f, 0.02f);
  const std::string point = integer_constant(ir::DType::int8, scales, 0, 0);
  return node("DequantizeLinear", {weights, by, point},
              per_channel ? Attributes{{"axis", std::int64_t{0}}} : Attributes{});
}

std::string OracleCase::fingerprint() const {
  std::string all = model_bytes();
  for (const auto& [name, array] : inputs_)
    all.append(reinterpret_cast<const char*>(array.bytes.data()), array.bytes.size());
  return sha256_hex(std::as_bytes(std::span(all))).substr(0, 16);
}

std::vector<OracleCase> all_cases() {
  std::vector<OracleCase> cases;
  add_elementwise_cases(cases);
  add_window_cases(cases);
  add_dense_cases(cases);
  add_movement_cases(cases);
  add_recurrent_cases(cases);
  add_quantised_cases(cases);
  return cases;
}

}  // namespace jauge::oracle
