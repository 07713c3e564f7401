#include "analyzer/ir/array.h"

#include <cmath>
#include <cstdint>
#include <limits>

namespace jauge::ir {
namespace {

double half_to_double(std::uint16_t half) {
  const int exponent = (half >> 10) & 0x1F;
  const double mantissa = half & 0x3FF;
  double magnitude = 0;
  if (exponent == 0)
    magnitude = std::ldexp(mantissa, -24);
  else if (exponent == 31)
    magnitude = mantissa == 0 ? std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN();
  else
    magnitude = std::ldexp(mantissa + 1024, exponent - 25);
  return (half & 0x8000) ? -magnitude : magnitude;
}

// A double outside int64 has no conversion in C++; it saturates instead.
std::int64_t to_int64(double value) {
  if (std::isnan(value)) return 0;
  if (value >= 9.2e18) return std::numeric_limits<std::int64_t>::max();
  if (value <= -9.2e18) return std::numeric_limits<std::int64_t>::min();
  return static_cast<std::int64_t>(value);
}

template <class T, class Out>
void convert(const ConstArrayView& array, std::vector<Out>& out) {
  out.reserve(array.as<T>().size());
  for (T value : array.as<T>()) {
    if constexpr (std::is_floating_point_v<T> && std::is_same_v<Out, std::int64_t>)
      out.push_back(to_int64(value));
    else
      out.push_back(static_cast<Out>(value));
  }
}

template <class Out>
std::vector<Out> converted(const ConstArrayView& array) {
  std::vector<Out> out;
  switch (array.type.dtype) {
    case DType::float32:
      convert<float>(array, out);
      break;
    case DType::float64:
      convert<double>(array, out);
      break;
    case DType::int8:
      convert<std::int8_t>(array, out);
      break;
    case DType::uint8:
      convert<std::uint8_t>(array, out);
      break;
    case DType::int16:
      convert<std::int16_t>(array, out);
      break;
    case DType::uint16:
      convert<std::uint16_t>(array, out);
      break;
    case DType::int32:
      convert<std::int32_t>(array, out);
      break;
    case DType::uint32:
      convert<std::uint32_t>(array, out);
      break;
    case DType::int64:
      convert<std::int64_t>(array, out);
      break;
    case DType::boolean:
      convert<std::uint8_t>(array, out);
      break;
    case DType::float16:
      for (std::uint16_t half : array.as<std::uint16_t>()) {
        if constexpr (std::is_same_v<Out, double>)
          out.push_back(half_to_double(half));
        else
          out.push_back(to_int64(half_to_double(half)));
      }
      break;
  }
  return out;
}

}  // namespace

std::vector<std::int64_t> to_int64s(const ConstArrayView& array) {
  return converted<std::int64_t>(array);
}

std::vector<double> to_doubles(const ConstArrayView& array) {
  return converted<double>(array);
}

}  // namespace jauge::ir
