// From an element type known at run time to one known at compile time. float16 never reaches a kernel: kernel_call
// widens it to float32 before and narrows the results after.
#pragma once

#include <string>

#include "analyzer/ops/checks.h"

namespace jauge::ops {

// Calls f(T{}) with the C++ type of `dtype`; bool is std::uint8_t. f returns Result<void>.
template <class F>
Result<void> with_type(ir::DType dtype, F f) {
  switch (dtype) {
    case ir::DType::float32:
      return f(float{});
    case ir::DType::float64:
      return f(double{});
    case ir::DType::int8:
      return f(std::int8_t{});
    case ir::DType::uint8:
      return f(std::uint8_t{});
    case ir::DType::int16:
      return f(std::int16_t{});
    case ir::DType::uint16:
      return f(std::uint16_t{});
    case ir::DType::int32:
      return f(std::int32_t{});
    case ir::DType::uint32:
      return f(std::uint32_t{});
    case ir::DType::int64:
      return f(std::int64_t{});
    case ir::DType::boolean:
      return f(std::uint8_t{});
    case ir::DType::float16:
      break;
  }
  return not_supported("no kernel computes with " + std::string(ir::name_of(dtype)));
}

template <class F>
Result<void> with_float(ir::DType dtype, F f) {
  if (dtype == ir::DType::float32) return f(float{});
  if (dtype == ir::DType::float64) return f(double{});
  return not_supported("no kernel computes with " + std::string(ir::name_of(dtype)));
}

// The two types of quantised activations and weights.
template <class F>
Result<void> with_byte(ir::DType dtype, F f) {
  if (dtype == ir::DType::int8) return f(std::int8_t{});
  if (dtype == ir::DType::uint8) return f(std::uint8_t{});
  return not_supported("no kernel computes with quantised " + std::string(ir::name_of(dtype)));
}

}  // namespace jauge::ops
