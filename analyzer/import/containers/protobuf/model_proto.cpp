#include "analyzer/import/containers/protobuf/model_proto.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <limits>
#include <optional>

namespace jauge::import::containers {
namespace {

// The outermost fields of a message, one at a time, by protobuf's wire format.
class FieldWalker {
 public:
  enum class Wire : std::uint8_t { varint = 0, fixed64 = 1, bytes = 2, fixed32 = 5 };
  struct Field {
    std::uint64_t number = 0;
    Wire wire{};
    std::size_t offset = 0;
    std::uint64_t length = 0;
  };

  explicit FieldWalker(std::span<const std::byte> bytes) : bytes_(bytes) {}
  bool at_end() const { return at_ == bytes_.size(); }

  // Nothing when the bytes at this place are no field, or the field would end behind the file: see `overrun`.
  std::optional<Field> next() {
    Field field{.offset = at_};
    const auto tag = varint();
    if (!tag || *tag >> 3 == 0) return std::nullopt;
    field.number = *tag >> 3;
    field.wire = static_cast<Wire>(*tag & 7);
    switch (field.wire) {
      case Wire::varint:
        if (!varint()) return std::nullopt;
        return field;
      case Wire::fixed64:
        field.length = 8;
        break;
      case Wire::fixed32:
        field.length = 4;
        break;
      case Wire::bytes: {
        const auto length = varint();
        if (!length) return std::nullopt;
        field.length = *length;
        break;
      }
      default:
        return std::nullopt;
    }
    if (field.length > bytes_.size() - at_) {
      overrun = field;
      return std::nullopt;
    }
    at_ += field.length;
    return field;
  }

  std::optional<Field> overrun;
  std::size_t position() const { return at_; }

 private:
  std::optional<std::uint64_t> varint() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 70 && at_ < bytes_.size(); shift += 7) {
      const auto byte = static_cast<std::uint64_t>(bytes_[at_++]);
      if (shift < 64) value |= (byte & 0x7F) << shift;
      if ((byte & 0x80) == 0) return value;
    }
    return std::nullopt;
  }

  std::span<const std::byte> bytes_;
  std::size_t at_ = 0;
};

using Field = FieldWalker::Field;

constexpr std::uint64_t ir_version_field = 1, producer_field = 2, graph_field = 7;

bool is_model_field(const Field& field) {
  switch (field.number) {
    case 1:
    case 5:
      return field.wire == FieldWalker::Wire::varint;
    case 2:
    case 3:
    case 4:
    case 6:
    case graph_field:
    case 8:
    case 14:
    case 20:
    case 25:
    case 26:
      return field.wire == FieldWalker::Wire::bytes;
    default:
      return false;
  }
}

Error damaged(const std::string& file_name, std::string what, std::string hint) {
  return {.kind = ErrorKind::damaged_file, .where = file_name, .what = std::move(what), .hint = std::move(hint)};
}

// A SavedModel and a model of ONNX both begin with a version and a field 2 with bytes; only ONNX has a field 7.
Error no_graph(const std::string& file_name, bool looks_like_saved_model) {
  if (!looks_like_saved_model)
    return damaged(file_name, "the model has no graph: the file may be cut off", "copy or export the model again");
  return {.kind = ErrorKind::unsupported_format,
          .where = file_name,
          .what = "this protobuf has no ONNX graph; it looks like a TensorFlow SavedModel",
          .hint = "python -m tf2onnx.convert --saved-model FOLDER --output model.onnx writes an ONNX file"};
}

Result<void> walk_outer_fields(std::span<const std::byte> bytes, const std::string& file_name) {
  FieldWalker walker(bytes);
  bool has_graph = false, has_field_2 = false, has_others = false;
  while (!walker.at_end()) {
    const std::size_t at = walker.position();
    const auto field = walker.next();
    if (walker.overrun)
      return damaged(file_name,
                     "the file is cut off: the field at byte " + std::to_string(at) + " claims " +
                         std::to_string(walker.overrun->length) + " bytes, and " +
                         std::to_string(bytes.size() - walker.position()) + " are left",
                     "copy or export the model again");
    if (!field)
      return damaged(file_name, "the bytes at " + std::to_string(at) + " are not ONNX's protobuf",
                     "copy or export the model again");
    has_graph |= field->number == graph_field;
    has_field_2 |= field->number == producer_field;
    has_others |= field->number != ir_version_field && field->number != producer_field;
  }
  if (!has_graph) return no_graph(file_name, has_field_2 && !has_others);
  return {};
}

}  // namespace

bool looks_like_model_proto(std::span<const std::byte> bytes) {
  FieldWalker walker(bytes);
  bool any = false;
  while (!walker.at_end()) {
    const auto field = walker.next();
    if (!field) return any || (walker.overrun && is_model_field(*walker.overrun));
    if (!is_model_field(*field)) return false;
    any = true;
  }
  return any;
}

Result<::onnx::ModelProto> parse_model_proto(std::span<const std::byte> bytes, const std::string& file_name) {
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
    return Error{.kind = ErrorKind::too_large,
                 .where = file_name,
                 .what = "the file has more than 2 GiB, protobuf's limit",
                 .hint = "save the model with external data"};
  JAUGE_CHECK(walk_outer_fields(bytes, file_name));
  ::onnx::ModelProto model;
  google::protobuf::LogSilencer silence;
  google::protobuf::io::ArrayInputStream stream(bytes.data(), static_cast<int>(bytes.size()));
  google::protobuf::io::CodedInputStream coded(&stream);
  if (!model.ParsePartialFromCodedStream(&coded) || !coded.ConsumedEntireMessage())
    return damaged(file_name, "a field inside the model is not valid protobuf, or is nested too deeply",
                   "copy or export the model again");
  return model;
}

}  // namespace jauge::import::containers
