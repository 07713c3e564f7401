#include "analyzer/import/onnx/graph_inputs.h"

#include <algorithm>
#include <cctype>

#include "analyzer/import/onnx/tensor_data.h"
#include "analyzer/import/shown_name.h"

namespace jauge::import::onnx {
namespace {

using Dimension = proto::TensorShapeProto_Dimension;

// Exporters write an open dimension as a symbol, as nothing, or as -1 or 0.
bool is_fixed(const Dimension& dimension) {
  return dimension.value_case() == Dimension::kDimValue && dimension.dim_value() > 0;
}

std::string symbol_of(const Dimension& dimension) {
  return dimension.value_case() == Dimension::kDimParam ? dimension.dim_param() : std::string();
}

std::string lower_case(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

// Names that people and exporters give to the batch.
bool means_batch(const std::string& symbol) {
  const std::string name = lower_case(symbol);
  return name == "n" || name == "b" || name == "bs" || name.find("batch") != std::string::npos;
}

// Names that say nothing (tf2onnx: unk__612, PyTorch: s0, dynamic_axes_0): in front they are the batch.
bool says_nothing(const std::string& symbol) {
  const std::string name = lower_case(symbol);
  if (name.empty() || name == "?" || name == "none") return true;
  if (name.starts_with("unk__") || name.find("dynamic_axes") != std::string::npos) return true;
  return name[0] == 's' && name.size() > 1 &&
         std::all_of(name.begin() + 1, name.end(), [](unsigned char c) { return std::isdigit(c); });
}

const proto::TensorShapeProto& shape_of(const proto::ValueInfoProto& input) {
  return input.type().tensor_type().shape();
}

// "1,40": as people write shapes after --shape.
std::string with_commas(const std::vector<std::int64_t>& shape) {
  std::string text;
  for (std::int64_t dimension : shape) text += (text.empty() ? "" : ",") + std::to_string(dimension);
  return text;
}

}  // namespace

std::string InputShapes::place_of(const proto::ValueInfoProto& input) const {
  return file_ + ": input " + quoted_name(input.name());
}

std::optional<std::int64_t> InputShapes::known_size(const Dimension& dimension, int axis) const {
  if (is_fixed(dimension)) return dimension.dim_value();
  const std::string symbol = symbol_of(dimension);
  if (symbol.empty()) return axis == 0 ? std::optional<std::int64_t>(1) : std::nullopt;
  const auto known = symbols_.find(symbol);
  return known == symbols_.end() ? std::nullopt : std::optional(known->second);
}

Error InputShapes::ask_for(const proto::ValueInfoProto& input, int axis) const {
  const auto& shape = shape_of(input);
  std::string wanted;
  for (int i = 0; i < shape.dim_size(); ++i) {
    const auto known = known_size(shape.dim(i), i);
    wanted += (i == 0 ? "" : ",") + (known ? std::to_string(*known) : "?");
  }
  const std::string symbol = symbol_of(shape.dim(axis));
  return {.kind = ErrorKind::shape_needed,
          .where = place_of(input),
          .what = "dimension " + std::to_string(axis) + (symbol.empty() ? "" : " (" + quoted_name(symbol) + ")") +
                  " is open in the file",
          .hint = "--shape " + clean_name(input.name()) + "=" + wanted + " with a number for each question mark"};
}

// The shape the user gave, held against what the file fixes.
Result<ir::Shape> InputShapes::given_shape(const proto::ValueInfoProto& input) const {
  const ir::Shape& given = shapes_.at(input.name());
  const auto refusal = [&](const std::string& what) {
    return Error{.kind = ErrorKind::usage,
                 .where = place_of(input),
                 .what = "--shape " + clean_name(input.name()) + "=" + with_commas(given) + " does not fit: " + what,
                 .hint = "give one number for each dimension, those of the file where it has some"};
  };
  for (std::int64_t dimension : given)
    if (dimension < 1) return refusal("every dimension is at least 1");
  if (!input.type().tensor_type().has_shape()) return given;
  const auto& shape = shape_of(input);
  if (static_cast<std::size_t>(shape.dim_size()) != given.size())
    return refusal("the input has " + std::to_string(shape.dim_size()) + " dimensions");
  for (int i = 0; i < shape.dim_size(); ++i)
    if (is_fixed(shape.dim(i)) && shape.dim(i).dim_value() != given[static_cast<std::size_t>(i)])
      return refusal("the file fixes dimension " + std::to_string(i) + " to " +
                     std::to_string(shape.dim(i).dim_value()));
  return given;
}

Result<void> InputShapes::learn_symbols(const proto::ValueInfoProto& input) {
  const auto& shape = shape_of(input);
  const bool is_given = shapes_.find(input.name()) != shapes_.end();
  ir::Shape given;
  if (is_given) {
    JAUGE_TRY(given, given_shape(input));
  }
  for (int i = 0; i < shape.dim_size(); ++i) {
    const std::string symbol = symbol_of(shape.dim(i));
    if (symbol.empty()) continue;
    if (is_given)
      symbols_[symbol] = given[static_cast<std::size_t>(i)];
    else if (means_batch(symbol) || (i == 0 && says_nothing(symbol)))
      symbols_.emplace(symbol, 1);
  }
  return {};
}

// The size of one dimension that the user did not give.
Result<std::int64_t> InputShapes::size_of(const proto::ValueInfoProto& input, int axis) const {
  const Dimension& dimension = shape_of(input).dim(axis);
  if (dimension.value_case() == Dimension::kDimValue && dimension.dim_value() < -1)
    return Error{.kind = ErrorKind::damaged_file,
                 .where = place_of(input),
                 .what = "has the negative dimension " + std::to_string(dimension.dim_value()),
                 .hint = "export the model again"};
  if (const auto known = known_size(dimension, axis)) return *known;
  return ask_for(input, axis);
}

Result<ir::Shape> InputShapes::shape_in_file(const proto::ValueInfoProto& input) {
  if (!input.type().tensor_type().has_shape())
    return Error{.kind = ErrorKind::shape_needed,
                 .where = place_of(input),
                 .what = "has no shape in the file",
                 .hint = "--shape " + clean_name(input.name()) + "=1,... gives it one"};
  ir::Shape shape;
  bool assumed = false;
  for (int i = 0; i < shape_of(input).dim_size(); ++i) {
    JAUGE_TRY(const std::int64_t size, size_of(input, i));
    shape.push_back(size);
    assumed |= !is_fixed(shape_of(input).dim(i));
  }
  if (assumed)
    notes_.push_back({"dynamic_batch", place_of(input),
                      "its open batch is taken as 1: its shape is " + ir::to_text(shape),
                      "--shape " + clean_name(input.name()) + "=... chooses another"});
  return shape;
}

Result<ir::TensorType> InputShapes::type_of(const proto::ValueInfoProto& input) {
  const auto refusal = [&](ErrorKind kind, std::string what, std::string hint) {
    return Error{.kind = kind, .where = place_of(input), .what = std::move(what), .hint = std::move(hint)};
  };
  if (!input.type().has_tensor_type())
    return refusal(ErrorKind::unsupported_format, "is no tensor (a sequence, map or optional value)",
                   "export the model with tensors as inputs");
  const int element = input.type().tensor_type().elem_type();
  const auto dtype = dtype_of(element);
  if (!dtype)
    return refusal(ErrorKind::unsupported_format, "has the element type " + dtype_name(element),
                   "export the model with float32 or integer inputs");
  const bool is_given = shapes_.find(input.name()) != shapes_.end();
  JAUGE_TRY(ir::Shape shape, is_given ? given_shape(input) : shape_in_file(input));
  ir::TensorType type{*dtype, std::move(shape)};
  if (!ir::checked_bytes(type))
    return refusal(ErrorKind::damaged_file, "has the impossible shape " + ir::to_text(type.shape),
                   "export the model again");
  return type;
}

}  // namespace jauge::import::onnx
