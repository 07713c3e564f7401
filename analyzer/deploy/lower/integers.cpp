#include "analyzer/deploy/lower/integers.h"

#include <algorithm>
#include <array>

#include "analyzer/ops/checks.h"
#include "analyzer/ops/kernel_call.h"

namespace jauge::deploy {
namespace {

using Bytes256 = std::array<std::int32_t, 256>;  // stored numbers; index: the byte as the runtime stores it

// For every byte the number that it stands for in the graph's own type.
Bytes256 numbers_of_bytes(ir::DType dtype) {
  Bytes256 numbers;
  for (std::int32_t byte = 0; byte < 256; ++byte)
    numbers[static_cast<std::size_t>(byte)] = (byte < 128 ? byte : byte - 256) + lowering_of(dtype);
  return numbers;
}

Blob table_to(const Bytes256& numbers, ir::DType dtype) {
  Blob table;
  for (const std::int32_t number : numbers) table.push_back(static_cast<char>(number - lowering_of(dtype)));
  return table;
}

ir::Array array_of(const Bytes256& numbers, const ir::Tensor& like) {
  ir::Array array({like.type.dtype, {256}});
  for (std::size_t i = 0; i < 256; ++i) array.bytes[i] = static_cast<std::byte>(numbers[i]);
  return array;
}

Bytes256 numbers_of(const ir::Array& array) {
  Bytes256 numbers;
  const std::vector<std::int64_t> wide = ir::to_int64s(array.view());
  for (std::size_t i = 0; i < 256; ++i) numbers[i] = static_cast<std::int32_t>(wide[i]);
  return numbers;
}

bool is_clamp(ir::ActivationKind kind) {
  using enum ir::ActivationKind;
  return kind == relu || kind == relu6 || kind == relu_n1_to_1 || kind == clip;
}

ops::Meaning meaning_of(const ir::Tensor& tensor) {
  return {tensor.quant->scales[0], static_cast<std::int32_t>(tensor.quant->zero_points[0])};
}

}  // namespace

jauge_rounding rounding_of(ir::Rounding rounding) {
  return rounding == ir::Rounding::tflite ? JAUGE_TFLITE
         : rounding == ir::Rounding::onnx ? JAUGE_ONNX
                                          : JAUGE_NO_ROUNDING;
}

bool is_quantised_byte(const ir::Tensor& tensor) {
  return (tensor.type.dtype == ir::DType::int8 || tensor.type.dtype == ir::DType::uint8) && tensor.quant &&
         tensor.quant->per_tensor();
}

bool is_f32(const ir::Tensor& tensor) {
  return tensor.type.dtype == ir::DType::float32;
}

bool all_quantised_bytes(const ops::NodeView& node, std::size_t inputs) {
  for (std::size_t i = 0; i < inputs; ++i)
    if (!is_quantised_byte(node.input_tensor(i))) return false;
  return is_quantised_byte(node.output_tensor());
}

bool all_f32(const ops::NodeView& node, std::size_t inputs) {
  for (std::size_t i = 0; i < inputs; ++i)
    if (!is_f32(node.input_tensor(i))) return false;
  return is_f32(node.output_tensor());
}

std::int32_t lowering_of(ir::DType dtype) {
  return dtype == ir::DType::uint8 ? 128 : 0;
}

std::int32_t stored_zero(const ir::Tensor& tensor) {
  return static_cast<std::int32_t>(tensor.quant->zero_points[0]) - lowering_of(tensor.type.dtype);
}

Blob stored_bytes(const ir::Tensor& constant) {
  Blob bytes = blob_of_bytes(constant.data->bytes());
  if (is_quantised_byte(constant) && constant.type.dtype == ir::DType::uint8)
    for (char& byte : bytes) byte = static_cast<char>(byte ^ 0x80);
  return bytes;
}

jauge_range output_range(const ops::NodeView& node) {
  const ir::Tensor& out = node.output_tensor();
  const ops::StoredRange range =
      ops::range_of(node.node().activation, node.node().rounding, out.type.dtype, meaning_of(out));
  const std::int32_t lowering = lowering_of(out.type.dtype);
  // Crossed bounds: the executor's clamp asks for the lower one first.
  return {.low = range.low - lowering, .high = std::max(range.low, range.high) - lowering};
}

Blob activation_table(const ops::NodeView& node) {
  const ir::Activation& activation = node.node().activation;
  if (activation.kind == ir::ActivationKind::none || is_clamp(activation.kind)) return {};
  const ir::Tensor& out = node.output_tensor();
  ir::Array numbers = array_of(numbers_of_bytes(out.type.dtype), out);
  ops::apply_activation(activation, {numbers.type, numbers.bytes, &*out.quant}, node.node().rounding);
  return table_to(numbers_of(numbers), out.type.dtype);
}

Blob conversion_table(const ir::Tensor& from, const ir::Tensor& to, ir::Rounding rounding) {
  if (from.type.dtype == to.type.dtype && *from.quant == *to.quant) return {};
  const ops::Meaning source = meaning_of(from);
  Bytes256 numbers = numbers_of_bytes(from.type.dtype);
  for (std::int32_t& number : numbers)
    number = ops::encoded(source.scale * static_cast<float>(number - source.zero), meaning_of(to), rounding,
                          ops::range_of(to.type.dtype));
  return table_to(numbers, to.type.dtype);
}

Result<Blob> table_of(const ops::NodeView& node) {
  const ir::Tensor &in = node.input_tensor(0), &out = node.output_tensor();
  const ir::Array bytes = array_of(numbers_of_bytes(in.type.dtype), in);
  ir::Array result({out.type.dtype, {256}});
  ir::Graph alone;
  ir::Node same = node.node();
  std::vector<std::optional<ir::ConstArrayView>> inputs;
  for (std::size_t i = 0; i < same.inputs.size(); ++i) {
    inputs.push_back(i == 0 ? ir::ConstArrayView{bytes.type, bytes.bytes, &*in.quant} : node.constant(i));
    if (!node.has_input(i)) continue;
    if (!inputs.back()) return ops::not_supported("it is no function of one number");
    same.inputs[i] = alone.add(node.input_tensor(i));
  }
  alone.tensor(same.inputs[0]).type = bytes.type;
  same.outputs = {alone.add(out)};
  alone.tensor(same.outputs[0]).type = result.type;
  std::vector<ir::ArrayView> outputs = {{result.type, result.bytes, &*out.quant}};
  JAUGE_CHECK(ops::run_node(alone, same, inputs, outputs));
  return table_to(numbers_of(result), out.type.dtype);
}

}  // namespace jauge::deploy
