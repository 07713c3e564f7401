#include "analyzer/dataset/store_values.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace jauge::dataset {
namespace {

template <class T>
void store_integers(std::span<const double> values, double scale, double zero_point, std::span<T> to) {
  const auto least = static_cast<double>(std::numeric_limits<T>::min());
  const auto most = static_cast<double>(std::numeric_limits<T>::max());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double stored = std::round(values[i] / scale) + zero_point;
    // The largest 64-bit integers are not doubles: compared before the conversion.
    to[i] = stored >= most    ? std::numeric_limits<T>::max()
            : stored <= least ? std::numeric_limits<T>::min()
                              : static_cast<T>(stored);
  }
}

template <class T>
void store_reals(std::span<const double> values, std::span<T> to) {
  std::ranges::transform(values, to.begin(), [](double value) { return static_cast<T>(value); });
}

}  // namespace

bool can_store(ir::DType dtype) {
  return dtype != ir::DType::float16 && dtype != ir::DType::boolean;
}

std::pair<double, double> integer_limits(ir::DType dtype) {
  const double bits = 8 * static_cast<double>(ir::bytes_of(dtype));
  const bool is_signed =
      dtype == ir::DType::int8 || dtype == ir::DType::int16 || dtype == ir::DType::int32 || dtype == ir::DType::int64;
  return is_signed ? std::pair{-std::exp2(bits - 1), std::exp2(bits - 1) - 1} : std::pair{0.0, std::exp2(bits) - 1};
}

void store_values(std::span<const double> values, const ir::QuantParams* quant, ir::Array& array) {
  const double scale = quant ? static_cast<double>(quant->scales[0]) : 1;
  const double zero = quant ? static_cast<double>(quant->zero_points[0]) : 0;
  switch (array.type.dtype) {
    case ir::DType::float32:
      return store_reals(values, array.as<float>());
    case ir::DType::float64:
      return store_reals(values, array.as<double>());
    case ir::DType::int8:
      return store_integers(values, scale, zero, array.as<std::int8_t>());
    case ir::DType::uint8:
      return store_integers(values, scale, zero, array.as<std::uint8_t>());
    case ir::DType::int16:
      return store_integers(values, scale, zero, array.as<std::int16_t>());
    case ir::DType::uint16:
      return store_integers(values, scale, zero, array.as<std::uint16_t>());
    case ir::DType::int32:
      return store_integers(values, scale, zero, array.as<std::int32_t>());
    case ir::DType::uint32:
      return store_integers(values, scale, zero, array.as<std::uint32_t>());
    case ir::DType::int64:
      return store_integers(values, scale, zero, array.as<std::int64_t>());
    case ir::DType::float16:
    case ir::DType::boolean:
      break;  // can_store says no
  }
}

std::vector<double> real_values_of(const ir::Array& array, const ir::QuantParams* quant) {
  std::vector<double> values = ir::to_doubles(array.view());
  if (!quant || quant->scales.empty() || ir::is_float(array.type.dtype)) return values;
  const auto zero = static_cast<double>(quant->zero_points[0]);
  for (double& value : values) value = (value - zero) * static_cast<double>(quant->scales[0]);
  return values;
}

}  // namespace jauge::dataset
