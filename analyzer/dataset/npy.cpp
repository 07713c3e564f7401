#include "analyzer/dataset/npy.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>

#include "analyzer/base/byte_reader.h"
#include "analyzer/dataset/json_text.h"
#include "analyzer/dataset/reader.h"

namespace jauge::dataset {
namespace {

struct Header {
  ir::TensorType type;
  bool fortran = false;
};

struct TypeCode {
  std::string_view code;
  ir::DType dtype;
};
constexpr TypeCode type_codes[] = {
    {"<f4", ir::DType::float32}, {"<f8", ir::DType::float64}, {"<f2", ir::DType::float16}, {"|i1", ir::DType::int8},
    {"|u1", ir::DType::uint8},   {"<i2", ir::DType::int16},   {"<u2", ir::DType::uint16},  {"<i4", ir::DType::int32},
    {"<u4", ir::DType::uint32},  {"<i8", ir::DType::int64},   {"|b1", ir::DType::boolean}, {"<i1", ir::DType::int8},
    {"<u1", ir::DType::uint8}};

// The text behind 'key': in the Python dictionary that a header is.
std::string_view value_of(std::string_view dictionary, std::string_view key) {
  const std::size_t at = dictionary.find("'" + std::string(key) + "'");
  if (at == std::string_view::npos) return {};
  std::string_view value = dictionary.substr(at + key.size() + 2);
  value.remove_prefix(std::min(value.find_first_not_of(": "), value.size()));
  return value;
}

std::optional<ir::Shape> shape_in(std::string_view text) {
  if (!text.starts_with('(')) return std::nullopt;
  const std::size_t close = text.find(')');
  if (close == std::string_view::npos) return std::nullopt;
  text = text.substr(1, close - 1);
  ir::Shape shape;
  while (true) {
    text.remove_prefix(std::min(text.find_first_not_of(", "), text.size()));
    if (text.empty()) return shape;
    std::int64_t dimension = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), dimension);
    if (error != std::errc() || dimension < 0) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    shape.push_back(dimension);
  }
}

Result<Header> parse_header(std::string_view dictionary, const std::string& where) {
  std::string_view code = value_of(dictionary, "descr");
  code = code.size() > 4 ? code.substr(1, 3) : std::string_view();
  const auto known = std::ranges::find(type_codes, code, &TypeCode::code);
  if (known == std::end(type_codes))
    return Error{ErrorKind::unsupported_format, where, "holds elements of type '" + std::string(code) + "'",
                 "save little-endian numbers: numpy.save(FILE, x.astype('<f4'))"};
  const auto shape = shape_in(value_of(dictionary, "shape"));
  if (!shape) return damaged(where, "has no shape in its header");
  Header header{{known->dtype, *shape}, value_of(dictionary, "fortran_order").starts_with("True")};
  const auto bytes = ir::checked_bytes(header.type);
  if (!bytes || *bytes > static_cast<std::int64_t>(max_data_bytes))
    return Error{ErrorKind::too_large, where, "says its shape is " + ir::to_text(*shape), ""};
  return header;
}

// Fortran order: the first index runs fastest.
ir::Array in_c_order(const ir::Array& fortran) {
  ir::Array result(fortran.type);
  const ir::Shape& shape = fortran.type.shape;
  const auto size = static_cast<std::size_t>(ir::bytes_of(fortran.type.dtype));
  std::vector<std::int64_t> index(shape.size(), 0);
  const std::size_t elements = fortran.bytes.size() / size;
  for (std::size_t to = 0; to < elements; ++to) {
    std::int64_t from = 0, step = 1;
    for (std::size_t axis = 0; axis < shape.size(); ++axis) {
      from += index[axis] * step;
      step *= shape[axis];
    }
    std::memcpy(&result.bytes[to * size], &fortran.bytes[static_cast<std::size_t>(from) * size], size);
    for (std::size_t axis = shape.size(); axis-- > 0;) {
      if (++index[axis] < shape[axis]) break;
      index[axis] = 0;
    }
  }
  return result;
}

bool is_whole(double value) {
  return value == std::floor(value) && value >= 0 && value < 1e9;
}

bool is_one_hot(std::span<const double> row) {
  return std::ranges::count(row, 1.0) == 1 &&
         std::ranges::count(row, 0.0) == static_cast<std::ptrdiff_t>(row.size()) - 1;
}

bool are_one_hot(std::span<const double> values, std::size_t width) {
  for (std::size_t start = 0; start < values.size(); start += width)
    if (!is_one_hot(values.subspan(start, width))) return false;
  return true;
}

void take_one_hot(std::span<const double> values, std::size_t width, Samples& samples) {
  for (std::size_t start = 0; start < values.size(); start += width) {
    const auto row = values.subspan(start, width);
    samples.labels.push_back(std::ranges::find(row, 1.0) - row.begin());
  }
}

}  // namespace

Result<ir::Array> parse_npy(std::span<const std::byte> bytes, const std::string& where) {
  ByteReader reader(bytes);
  const auto magic = reader.bytes(6);
  if (!reader.ok() || std::memcmp(magic.data(), "\x93NUMPY", 6) != 0)
    return damaged(where, "does not start as a NumPy array");
  const auto major = reader.value<std::uint8_t>();
  reader.value<std::uint8_t>();
  const std::size_t length = major == 1 ? reader.value<std::uint16_t>() : reader.value<std::uint32_t>();
  const auto dictionary = reader.bytes(length);
  if (!reader.ok() || major < 1 || major > 3) return damaged(where, "its header ends after the file");
  JAUGE_TRY(const Header header, parse_header(text_of(dictionary), where));
  const std::int64_t size = ir::bytes_of(header.type).value;
  if (static_cast<std::int64_t>(reader.remaining()) < size)
    return damaged(where, "its header says " + ir::to_text(header.type.shape) + " (" + std::to_string(size) +
                              " bytes); " + std::to_string(reader.remaining()) + " follow");
  ir::Array array;
  array.type = header.type;
  const auto values = reader.bytes(static_cast<std::size_t>(size));
  array.bytes.assign(values.begin(), values.end());
  return header.fortran ? in_c_order(array) : array;
}

Result<void> take_samples(ir::Array array, Samples& samples) {
  ir::Shape& shape = array.type.shape;
  if (shape.empty()) return damaged(samples.name, "holds one number, not samples");
  samples.count = shape[0];
  samples.shape.assign(shape.begin() + 1, shape.end());
  if (samples.shape.empty()) samples.shape = {1};
  samples.dtype = array.type.dtype;
  samples.bytes = std::move(array.bytes);
  return {};
}

Result<void> take_labels(const ir::Array& array, const std::string& where, Samples& samples) {
  const ir::Shape& shape = array.type.shape;
  if (shape.empty() || shape[0] != samples.count)
    return damaged(where, "holds " + std::to_string(shape.empty() ? 1 : shape[0]) + " labels for " +
                              std::to_string(samples.count) + " samples");
  const std::vector<double> values = ir::to_doubles(array.view());
  if (values.empty()) return {};
  const std::size_t width = values.size() / static_cast<std::size_t>(samples.count);
  if (width > 1 && are_one_hot(values, width)) {
    take_one_hot(values, width, samples);
  } else if (width == 1 && std::ranges::all_of(values, is_whole)) {
    for (const double value : values) samples.labels.push_back(static_cast<std::int64_t>(value));
  } else {
    const auto bad = std::ranges::find_if(values, [](double value) { return !std::isfinite(value); });
    if (bad != values.end())
      return damaged(where, "value " + std::to_string(bad - values.begin()) + " is NaN or infinity");
    samples.targets = values;
    samples.target_size = static_cast<std::int64_t>(width);
  }
  return {};
}

}  // namespace jauge::dataset
