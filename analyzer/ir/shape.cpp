#include "analyzer/ir/shape.h"

#include "analyzer/base/checked_math.h"

namespace jauge::ir {

std::optional<std::int64_t> checked_bytes(const TensorType& type) {
  if (type.shape.size() > max_rank) return std::nullopt;
  const auto count = checked_product(type.shape);
  if (!count) return std::nullopt;
  const auto bytes = checked_multiply(*count, bytes_of(type.dtype));
  if (!bytes || *bytes > max_tensor_bytes) return std::nullopt;
  return bytes;
}

std::int64_t elements(const Shape& shape) {
  std::int64_t count = 1;
  for (std::int64_t dimension : shape) count *= dimension;
  return count;
}

Bytes bytes_of(const TensorType& type) { return {elements(type.shape) * bytes_of(type.dtype)}; }

std::string to_text(const Shape& shape) {
  if (shape.empty()) return "scalar";
  std::string text;
  for (std::int64_t dimension : shape) text += (text.empty() ? "" : "x") + std::to_string(dimension);
  return text;
}

}  // namespace jauge::ir
