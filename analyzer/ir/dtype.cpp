#include "analyzer/ir/dtype.h"

#include <cstddef>

namespace jauge::ir {
namespace {

constexpr DTypeFacts all_dtypes[] = {
    {DType::float32, "float32", 4, true}, {DType::float16, "float16", 2, true}, {DType::float64, "float64", 8, true},
    {DType::int8, "int8", 1, false},      {DType::uint8, "uint8", 1, false},    {DType::int16, "int16", 2, false},
    {DType::uint16, "uint16", 2, false},  {DType::int32, "int32", 4, false},    {DType::uint32, "uint32", 4, false},
    {DType::int64, "int64", 8, false},    {DType::boolean, "bool", 1, false},
};

}  // namespace

const DTypeFacts& facts_of(DType dtype) {
  return all_dtypes[static_cast<std::size_t>(dtype)];
}

std::optional<DType> dtype_named(std::string_view name) {
  for (const DTypeFacts& facts : all_dtypes)
    if (facts.name == name) return facts.dtype;
  return std::nullopt;
}

}  // namespace jauge::ir
