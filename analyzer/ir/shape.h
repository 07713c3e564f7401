// Shapes of tensors: static, every dimension >= 0. A scalar has rank 0 and one element.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/base/units.h"
#include "analyzer/ir/dtype.h"

namespace jauge::ir {

using Shape = std::vector<std::int64_t>;

inline constexpr std::size_t max_rank = 8;
inline constexpr std::int64_t max_tensor_bytes = std::int64_t{1} << 40;

struct TensorType {
  DType dtype = DType::float32;
  Shape shape;

  bool operator==(const TensorType&) const = default;
};

// Nothing when rank > max_rank, a dimension is negative, or the bytes overflow or pass max_tensor_bytes.
std::optional<std::int64_t> checked_bytes(const TensorType& type);

// For types that have passed checked_bytes (every tensor of a graph without fault has).
std::int64_t elements(const Shape& shape);
Bytes bytes_of(const TensorType& type);

// "1x32x32x3"; a scalar is "scalar".
std::string to_text(const Shape& shape);

}  // namespace jauge::ir
