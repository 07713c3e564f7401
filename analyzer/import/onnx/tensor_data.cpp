#include "analyzer/import/onnx/tensor_data.h"

#include <charconv>
#include <limits>

#include "analyzer/import/shown_name.h"

namespace jauge::import::onnx {
namespace {

using proto::TensorProto;

Error damaged(std::string what) {
  return {.kind = ErrorKind::damaged_file, .where = {}, .what = std::move(what), .hint = "export the model again"};
}

Result<ir::TensorType> type_of(const TensorProto& tensor) {
  const auto dtype = dtype_of(tensor.data_type());
  if (!dtype)
    return Error{.kind = ErrorKind::unsupported_format,
                 .where = {},
                 .what = "its element type is " + dtype_name(tensor.data_type()) + ", which Jauge does not read",
                 .hint = "export the model with float32 or int8 weights"};
  ir::TensorType type{*dtype, {tensor.dims().begin(), tensor.dims().end()}};
  for (std::int64_t dimension : type.shape)
    if (dimension < 0) return damaged("its shape has the negative dimension " + std::to_string(dimension));
  if (!ir::checked_bytes(type))
    return damaged(
        "its shape " +
        (type.shape.size() > ir::max_rank ? "of rank " + std::to_string(type.shape.size()) : ir::to_text(type.shape)) +
        " is impossible");
  return type;
}

Error wrong_length(const ir::TensorType& type, std::size_t have, const char* unit) {
  return damaged("its shape " + ir::to_text(type.shape) + " needs " + std::to_string(ir::elements(type.shape)) +
                 " elements of type " + std::string(ir::name_of(type.dtype)) + "; the file holds " +
                 std::to_string(have) + " " + unit);
}

// The elements of a typed field, each in range of the type the tensor declares.
template <class Stored, class Field>
Result<ir::Buffer> narrowed(const ir::TensorType& type, const Field& field) {
  std::vector<std::byte> bytes(static_cast<std::size_t>(field.size()) * sizeof(Stored));
  for (int i = 0; i < field.size(); ++i) {
    if constexpr (std::is_integral_v<Stored>) {
      const auto value = field.Get(i);
      if (!std::in_range<Stored>(value))
        return damaged("its element " + std::to_string(i) + " (" + std::to_string(value) + ") does not fit " +
                       std::string(ir::name_of(type.dtype)));
    }
    const auto stored = static_cast<Stored>(field.Get(i));
    std::memcpy(bytes.data() + static_cast<std::size_t>(i) * sizeof(Stored), &stored, sizeof stored);
  }
  return ir::Buffer(std::move(bytes));
}

// The count stands before the copy: a shape may claim more than the file has.
template <class Stored, class Field>
Result<ir::Buffer> from_field(const ir::TensorType& type, const Field& field) {
  if (field.size() != ir::elements(type.shape))
    return wrong_length(type, static_cast<std::size_t>(field.size()), "elements");
  return narrowed<Stored>(type, field);
}

Result<ir::Buffer> typed_data(const ir::TensorType& type, const TensorProto& tensor) {
  switch (type.dtype) {
    case ir::DType::float32:
      return from_field<float>(type, tensor.float_data());
    case ir::DType::float64:
      return from_field<double>(type, tensor.double_data());
    case ir::DType::int64:
      if (tensor.data_type() == TensorProto::UINT64) return from_field<std::int64_t>(type, tensor.uint64_data());
      return from_field<std::int64_t>(type, tensor.int64_data());
    case ir::DType::uint32:
      return from_field<std::uint32_t>(type, tensor.uint64_data());
    case ir::DType::int32:
      return from_field<std::int32_t>(type, tensor.int32_data());
    case ir::DType::int16:
      return from_field<std::int16_t>(type, tensor.int32_data());
    case ir::DType::uint16:
    case ir::DType::float16:
      return from_field<std::uint16_t>(type, tensor.int32_data());
    case ir::DType::int8:
      return from_field<std::int8_t>(type, tensor.int32_data());
    case ir::DType::uint8:
    case ir::DType::boolean:
      return from_field<std::uint8_t>(type, tensor.int32_data());
  }
  return damaged("its element type is unknown");
}

Result<ir::Buffer> raw_data(const ir::TensorType& type, TensorProto& tensor) {
  if (static_cast<std::int64_t>(tensor.raw_data().size()) != ir::bytes_of(type).value)
    return wrong_length(type, tensor.raw_data().size(), "bytes");
  const std::shared_ptr<const std::string> owner(tensor.release_raw_data());
  return ir::Buffer(owner, std::as_bytes(std::span(owner->data(), owner->size())));
}

struct ExternalPlace {
  std::string location;
  std::int64_t offset = 0;
  std::int64_t length = -1;
};

Result<ExternalPlace> external_place(const TensorProto& tensor) {
  ExternalPlace place;
  for (const auto& entry : tensor.external_data()) {
    if (entry.key() == "location") place.location = entry.value();
    std::int64_t* number = entry.key() == "offset" ? &place.offset : entry.key() == "length" ? &place.length : nullptr;
    if (!number) continue;
    const char* end = entry.value().data() + entry.value().size();
    const auto [rest, error] = std::from_chars(entry.value().data(), end, *number);
    if (error != std::errc{} || rest != end || *number < 0)
      return damaged("the " + entry.key() + " of its external data is " + quoted_name(entry.value()));
  }
  return place;
}

Result<ir::Buffer> external_data(const ir::TensorType& type, const TensorProto& tensor, const ModelFolder& folder) {
  JAUGE_TRY(const ExternalPlace place, external_place(tensor));
  const std::int64_t needed = ir::bytes_of(type).value;
  if (place.length >= 0 && place.length != needed)
    return wrong_length(type, static_cast<std::size_t>(place.length), "bytes of external data");
  JAUGE_TRY(std::vector<std::byte> bytes, folder.read(place.location, place.offset, needed));
  return ir::Buffer(std::move(bytes));
}

Result<ir::Buffer> data_of(const ir::TensorType& type, TensorProto& tensor, const ModelFolder& folder) {
  if (tensor.has_segment()) return damaged("it is split into segments");
  if (tensor.data_location() == TensorProto::EXTERNAL) return external_data(type, tensor, folder);
  if (tensor.has_raw_data()) return raw_data(type, tensor);
  return typed_data(type, tensor);
}

// A bool of the file may be any byte; kernels rely on 0 and 1.
ir::Buffer as_booleans(const ir::Buffer& data) {
  std::vector<std::byte> bytes(data.bytes().begin(), data.bytes().end());
  for (std::byte& byte : bytes) byte = std::byte{byte != std::byte{0}};
  return ir::Buffer(std::move(bytes));
}

// The upper half of a float32.
ir::Buffer from_bfloat16(const ir::Buffer& data) {
  std::vector<std::uint32_t> bits(data.bytes().size() / sizeof(std::uint16_t));
  for (std::size_t i = 0; i < bits.size(); ++i) {
    std::uint16_t half = 0;
    std::memcpy(&half, data.bytes().data() + i * sizeof half, sizeof half);
    bits[i] = std::uint32_t{half} << 16;
  }
  return ir::Buffer::of(std::span<const std::uint32_t>(bits));
}

// uint64 is held as int64: a file with numbers beyond is refused.
Result<void> require_no_sign_bit(const ir::Buffer& data) {
  for (std::size_t i = 7; i < data.bytes().size(); i += 8)
    if ((data.bytes()[i] & std::byte{0x80}) != std::byte{0})
      return Error{.kind = ErrorKind::unsupported_format,
                   .where = {},
                   .what = "its element " + std::to_string(i / 8) + " is a uint64 beyond the range of int64",
                   .hint = "export the model with int64 values"};
  return {};
}

Result<ir::Tensor> placeless_constant(TensorProto& tensor, const ModelFolder& folder) {
  JAUGE_TRY(ir::TensorType type, type_of(tensor));
  const bool brain = tensor.data_type() == TensorProto::BFLOAT16;
  JAUGE_TRY(ir::Buffer data, data_of(brain ? ir::TensorType{ir::DType::uint16, type.shape} : type, tensor, folder));
  if (brain) data = from_bfloat16(data);
  if (tensor.data_type() == TensorProto::UINT64) JAUGE_CHECK(require_no_sign_bit(data));
  if (type.dtype == ir::DType::boolean) data = as_booleans(data);
  return ir::Tensor{.name = clean_name(tensor.name()), .type = std::move(type), .quant = {}, .data = std::move(data)};
}

}  // namespace

std::optional<ir::DType> dtype_of(int onnx_type) {
  switch (onnx_type) {
    case TensorProto::FLOAT:
    case TensorProto::BFLOAT16:  // widened, without loss
      return ir::DType::float32;
    case TensorProto::FLOAT16:
      return ir::DType::float16;
    case TensorProto::DOUBLE:
      return ir::DType::float64;
    case TensorProto::INT8:
      return ir::DType::int8;
    case TensorProto::UINT8:
      return ir::DType::uint8;
    case TensorProto::INT16:
      return ir::DType::int16;
    case TensorProto::UINT16:
      return ir::DType::uint16;
    case TensorProto::INT32:
      return ir::DType::int32;
    case TensorProto::UINT32:
      return ir::DType::uint32;
    case TensorProto::INT64:
    case TensorProto::UINT64:  // checked to fit
      return ir::DType::int64;
    case TensorProto::BOOL:
      return ir::DType::boolean;
    default:
      return std::nullopt;
  }
}

std::string dtype_name(int onnx_type) {
  // Numbers 17 to 23 are younger than the packaged schema.
  static constexpr const char* young[] = {"float8e4m3fn", "float8e4m3fnuz", "float8e5m2", "float8e5m2fnuz",
                                          "uint4",        "int4",           "float4e2m1"};
  if (onnx_type >= 17 && onnx_type <= 23) return young[onnx_type - 17];
  // Held as another type: a cast to them would round or wrap.
  if (onnx_type == TensorProto::UINT64) return "uint64";
  if (onnx_type == TensorProto::BFLOAT16) return "bfloat16";
  if (const auto dtype = dtype_of(onnx_type)) return std::string(ir::name_of(*dtype));
  switch (onnx_type) {
    case TensorProto::STRING:
      return "string";
    case TensorProto::COMPLEX64:
    case TensorProto::COMPLEX128:
      return "complex";
    default:
      return "number " + std::to_string(onnx_type);
  }
}

Result<ir::Tensor> constant_of(TensorProto& tensor, const ModelFolder& folder, const Place& place) {
  auto constant = placeless_constant(tensor, folder);
  if (!constant) constant.error().where = place.of_tensor(tensor.name());
  return constant;
}

}  // namespace jauge::import::onnx
