#include "analyzer/import/onnx/draft_node.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "analyzer/import/onnx/tensor_data.h"
#include "analyzer/import/shown_name.h"

namespace jauge::import::onnx {
namespace {

using proto::AttributeProto;

std::string joined(const AttributeProto& attribute) {
  std::string text;
  for (const std::string& item : attribute.strings()) text += (text.empty() ? "" : ",") + item;
  return text;
}

// Files of old exporters leave `type` out; the content then says what it is.
int type_of(const AttributeProto& attribute) {
  if (attribute.has_type() && attribute.type() != AttributeProto::UNDEFINED) return attribute.type();
  if (attribute.has_f()) return AttributeProto::FLOAT;
  if (attribute.has_i()) return AttributeProto::INT;
  if (attribute.has_s()) return AttributeProto::STRING;
  if (attribute.has_t()) return AttributeProto::TENSOR;
  if (attribute.floats_size() > 0) return AttributeProto::FLOATS;
  if (attribute.strings_size() > 0) return AttributeProto::STRINGS;
  return AttributeProto::INTS;
}

// Of the kinds that an ir::AttributeValue holds.
std::optional<ir::AttributeValue> plain_value(const AttributeProto& attribute) {
  switch (type_of(attribute)) {
    case AttributeProto::INT:
      return std::int64_t{attribute.i()};
    case AttributeProto::FLOAT:
      return static_cast<double>(attribute.f());
    case AttributeProto::STRING:
      return clean_name(attribute.s());
    case AttributeProto::STRINGS:
      return clean_name(joined(attribute));
    case AttributeProto::INTS:
      return std::vector<std::int64_t>(attribute.ints().begin(), attribute.ints().end());
    case AttributeProto::FLOATS:
      return std::vector<double>(attribute.floats().begin(), attribute.floats().end());
    default:
      return std::nullopt;
  }
}

Result<ir::Tensor> tensor_value(AttributeProto& attribute, const proto::NodeProto& source, const ModelFolder& folder,
                                const Place& place) {
  auto tensor = constant_of(*attribute.mutable_t(), folder, place);
  if (tensor) return tensor;
  Error error = std::move(tensor.error());
  error.where = place.of(source);
  error.what = "its attribute " + quoted_name(attribute.name()) + ": " + error.what;
  return error;
}

// The nearest float16, ties to even. In units of its last place a number has 1024 to 2047 of them, or fewer when it is
// subnormal; adding them to the exponent field lets a carry do the right thing.
std::uint16_t to_half(double value) {
  const int sign = std::signbit(value) ? 0x8000 : 0;
  const double magnitude = std::abs(value);
  if (std::isnan(value)) return 0x7E00;
  if (magnitude >= 65520) return static_cast<std::uint16_t>(sign | 0x7C00);
  const int exponent = std::max(magnitude > 0 ? std::ilogb(magnitude) : -14, -14);
  const auto units = static_cast<int>(std::nearbyint(std::ldexp(magnitude, 10 - exponent)));
  return static_cast<std::uint16_t>(sign | (((exponent + 14) << 10) + units));
}

ir::TensorId add_constant(DraftNode& draft, std::string_view role, ir::TensorType type, ir::Buffer data) {
  return draft.graph.add({.name = draft.node.name + "/" + std::string(role),
                          .type = std::move(type),
                          .quant = {},
                          .data = std::move(data)});
}

}  // namespace

void DraftNode::set_input(std::size_t i, ir::TensorId id) {
  if (node.inputs.size() <= i) node.inputs.resize(i + 1, ir::no_tensor);
  node.inputs[i] = id;
}

ir::TensorId DraftNode::add_integers(std::string_view role, const std::vector<std::int64_t>& values, bool scalar) {
  const ir::Shape shape = scalar ? ir::Shape{} : ir::Shape{static_cast<std::int64_t>(values.size())};
  return add_constant(*this, role, {ir::DType::int64, shape}, ir::Buffer::of(std::span(values)));
}

ir::TensorId DraftNode::add_real(std::string_view role, double value, ir::DType dtype) {
  if (dtype == ir::DType::float64)
    return add_constant(*this, role, {dtype, {}}, ir::Buffer::of(std::span<const double>(&value, 1)));
  const auto single = static_cast<float>(value);
  if (dtype != ir::DType::float16)
    return add_constant(*this, role, {ir::DType::float32, {}}, ir::Buffer::of(std::span<const float>(&single, 1)));
  const std::uint16_t half = to_half(value);
  return add_constant(*this, role, {dtype, {}}, ir::Buffer::of(std::span<const std::uint16_t>(&half, 1)));
}

ir::TensorId DraftNode::add_floats(std::string_view role, const std::vector<double>& values) {
  std::vector<float> floats;
  for (double value : values) floats.push_back(static_cast<float>(value));
  return add_constant(*this, role, {ir::DType::float32, {static_cast<std::int64_t>(floats.size())}},
                      ir::Buffer::of(std::span<const float>(floats)));
}

Result<void> read_attributes(proto::NodeProto& source, const ModelFolder& folder, const Place& place,
                             DraftNode& draft) {
  for (AttributeProto& attribute : *source.mutable_attribute()) {
    const std::string& name = attribute.name();
    if (name.starts_with("_")) continue;  // exporters' private remarks
    if (draft.node.attributes.has(name) || draft.tensors.contains(name))
      return place.damaged(source, "has the attribute " + quoted_name(name) + " twice", "export the model again");
    if (auto value = plain_value(attribute)) {
      draft.node.attributes.set(name, std::move(*value));
    } else if (type_of(attribute) == AttributeProto::TENSOR) {
      JAUGE_TRY(ir::Tensor tensor, tensor_value(attribute, source, folder, place));
      draft.tensors.emplace(name, std::move(tensor));
    } else {
      return place.unsupported(source, "its attribute " + quoted_name(name) + " is of a kind Jauge does not read",
                               "export the model with standard attributes");
    }
  }
  return {};
}

}  // namespace jauge::import::onnx
