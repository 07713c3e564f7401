#include "analyzer/ir/shape.h"

#include <algorithm>

#include "analyzer/base/checked_math.h"

namespace jauge::ir {

std::optional<std::int64_t> checked_bytes(const TensorType& type) {
  if (type.shape.size() > max_rank) return std::nullopt;
  const auto count = checked_product(type.shape);
  if (!count) return std::nullopt;
  // The other dimensions of an empty tensor are held to the same limit, so that no product of some of them overflows.
  Shape not_empty = type.shape;
  std::replace(not_empty.begin(), not_empty.end(), std::int64_t{0}, std::int64_t{1});
  const auto largest = checked_product(not_empty);
  const auto bytes = largest ? checked_multiply(*largest, bytes_of(type.dtype)) : std::nullopt;
  if (!bytes || *bytes > max_tensor_bytes) return std::nullopt;
  return *count * bytes_of(type.dtype);
}

std::int64_t elements(const Shape& shape) {
  std::int64_t count = 1;
  for (std::int64_t dimension : shape) count *= dimension;
  return count;
}

Bytes bytes_of(const TensorType& type) {
  return {elements(type.shape) * bytes_of(type.dtype)};
}

std::string to_text(const Shape& shape) {
  if (shape.empty()) return "scalar";
  std::string text;
  for (std::int64_t dimension : shape) text += (text.empty() ? "" : "x") + std::to_string(dimension);
  return text;
}

}  // namespace jauge::ir
