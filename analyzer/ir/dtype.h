// Element types of tensors.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace jauge::ir {

enum class DType : std::uint8_t {
  float32,
  float16,
  float64,
  int8,
  uint8,
  int16,
  uint16,
  int32,
  uint32,
  int64,
  boolean,  // one byte each, 0 or 1
};

struct DTypeFacts {
  DType dtype;
  std::string_view name;  // as printed everywhere: "float32", "int8", "bool"
  std::int64_t bytes;     // per element
  bool is_float;
};

const DTypeFacts& facts_of(DType dtype);
std::optional<DType> dtype_named(std::string_view name);

inline std::string_view name_of(DType dtype) {
  return facts_of(dtype).name;
}
inline std::int64_t bytes_of(DType dtype) {
  return facts_of(dtype).bytes;
}
inline bool is_float(DType dtype) {
  return facts_of(dtype).is_float;
}
inline bool is_integer(DType dtype) {
  return !is_float(dtype) && dtype != DType::boolean;
}

}  // namespace jauge::ir
