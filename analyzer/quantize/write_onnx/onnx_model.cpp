#include "analyzer/quantize/write_onnx/onnx_model.h"

#include <algorithm>

namespace jauge::quantize {
namespace {

std::int32_t onnx_type(ir::DType dtype) {
  using ::onnx::TensorProto;
  switch (dtype) {
    case ir::DType::float32:
      return TensorProto::FLOAT;
    case ir::DType::float16:
      return TensorProto::FLOAT16;
    case ir::DType::float64:
      return TensorProto::DOUBLE;
    case ir::DType::int8:
      return TensorProto::INT8;
    case ir::DType::uint8:
      return TensorProto::UINT8;
    case ir::DType::int16:
      return TensorProto::INT16;
    case ir::DType::uint16:
      return TensorProto::UINT16;
    case ir::DType::int32:
      return TensorProto::INT32;
    case ir::DType::uint32:
      return TensorProto::UINT32;
    case ir::DType::int64:
      return TensorProto::INT64;
    case ir::DType::boolean:
      return TensorProto::BOOL;
  }
  return TensorProto::UNDEFINED;
}

void describe(::onnx::ValueInfoProto& value, const std::string& name, const ir::Shape& shape) {
  value.set_name(name);
  auto* type = value.mutable_type()->mutable_tensor_type();
  type->set_elem_type(::onnx::TensorProto::FLOAT);
  auto* dimensions = type->mutable_shape();
  for (const std::int64_t size : shape) dimensions->add_dim()->set_dim_value(size);
}

struct AttributeWriter {
  ::onnx::AttributeProto& attribute;

  void operator()(std::int64_t value) const {
    attribute.set_type(::onnx::AttributeProto::INT);
    attribute.set_i(value);
  }
  void operator()(double value) const {
    attribute.set_type(::onnx::AttributeProto::FLOAT);
    attribute.set_f(static_cast<float>(value));
  }
  void operator()(const std::string& value) const {
    // Our Cast names its type; ONNX numbers it.
    if (const auto dtype = ir::dtype_named(value); dtype && attribute.name() == "to")
      return (*this)(std::int64_t{onnx_type(*dtype)});
    attribute.set_type(::onnx::AttributeProto::STRING);
    attribute.set_s(value);
  }
  void operator()(const std::vector<std::int64_t>& values) const {
    attribute.set_type(::onnx::AttributeProto::INTS);
    for (const std::int64_t value : values) attribute.add_ints(value);
  }
  void operator()(const std::vector<double>& values) const {
    attribute.set_type(::onnx::AttributeProto::FLOATS);
    for (const double value : values) attribute.add_floats(static_cast<float>(value));
  }
};

}  // namespace

std::string OnnxModel::fresh(const std::string& wanted) {
  const std::string stem = wanted.empty() ? "tensor" : wanted;
  std::string name = stem;
  for (int number = 1; !names_.insert(name).second; ++number) name = stem + "_" + std::to_string(number);
  return name;
}

void OnnxModel::add_input(const std::string& name, const ir::Shape& shape) {
  names_.insert(name);
  describe(*model_.mutable_graph()->add_input(), name, shape);
}

void OnnxModel::add_output(const std::string& name, const ir::Shape& shape) {
  describe(*model_.mutable_graph()->add_output(), name, shape);
}

std::string OnnxModel::add_constant(const std::string& name, const ir::ConstArrayView& value) {
  auto* tensor = model_.mutable_graph()->add_initializer();
  tensor->set_name(fresh(name));
  tensor->set_data_type(onnx_type(value.type.dtype));
  for (const std::int64_t size : value.type.shape) tensor->add_dims(size);
  tensor->set_raw_data(value.bytes.data(), value.bytes.size());
  return tensor->name();
}

std::string OnnxModel::add_constant(const std::string& name, const ir::Shape& shape, std::span<const float> values) {
  return add_constant(name, ir::ConstArrayView{{ir::DType::float32, shape}, std::as_bytes(values)});
}

std::string OnnxModel::add_constant(const std::string& name, std::span<const std::int64_t> values) {
  const ir::Shape shape = {static_cast<std::int64_t>(values.size())};
  return add_constant(name, ir::ConstArrayView{{ir::DType::int64, shape}, std::as_bytes(values)});
}

std::string OnnxModel::add_node(const std::string& op, const std::string& name, const std::vector<std::string>& inputs,
                                const std::string& result, const ir::Attributes& attributes) {
  return add_node_with_outputs(op, name, inputs, {result}, attributes)[0];
}

std::vector<std::string> OnnxModel::add_node_with_outputs(const std::string& op, const std::string& name,
                                                          const std::vector<std::string>& inputs,
                                                          const std::vector<std::string>& results,
                                                          const ir::Attributes& attributes) {
  auto* node = model_.mutable_graph()->add_node();
  node->set_op_type(op);
  node->set_name(name);
  for (const std::string& input : inputs) node->add_input(input);
  std::vector<std::string> names;
  for (const std::string& result : results) {
    names.push_back(result.empty() ? "" : fresh(result));
    node->add_output(names.back());
  }
  for (const auto& [key, value] : attributes.all()) {
    auto* attribute = node->add_attribute();
    attribute->set_name(key);
    std::visit(AttributeWriter{*attribute}, value);
  }
  return names;
}

bool OnnxModel::is_written_by_node(const std::string& name) const {
  const auto& nodes = model_.graph().node();
  return std::any_of(nodes.begin(), nodes.end(), [&](const auto& node) {
    return std::find(node.output().begin(), node.output().end(), name) != node.output().end();
  });
}

void OnnxModel::rename(const std::string& old, const std::string& wanted) {
  for (auto& node : *model_.mutable_graph()->mutable_node()) {
    std::replace(node.mutable_input()->begin(), node.mutable_input()->end(), old, wanted);
    std::replace(node.mutable_output()->begin(), node.mutable_output()->end(), old, wanted);
  }
}

std::vector<std::byte> OnnxModel::finish(const std::string& graph_name, std::int64_t opset,
                                         const std::string& tool_version) {
  model_.set_ir_version(opset >= 21 ? 10 : 8);
  model_.set_producer_name("Jauge");
  model_.set_producer_version(tool_version);
  model_.mutable_graph()->set_name(graph_name.empty() ? "graph" : graph_name);
  auto* set = model_.add_opset_import();
  set->set_domain("");
  set->set_version(opset);
  std::vector<std::byte> bytes(model_.ByteSizeLong());
  model_.SerializeToArray(bytes.data(), static_cast<int>(bytes.size()));
  return bytes;
}

}  // namespace jauge::quantize
