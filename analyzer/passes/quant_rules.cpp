#include "analyzer/passes/quant_rules.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analyzer/passes/rewrite.h"

namespace jauge::passes {

std::optional<StoredRange> stored_range(ir::DType dtype) {
  switch (dtype) {
    case ir::DType::int8:
      return StoredRange{-128, 127};
    case ir::DType::uint8:
      return StoredRange{0, 255};
    case ir::DType::int16:
      return StoredRange{-32768, 32767};
    case ir::DType::uint16:
      return StoredRange{0, 65535};
    default:
      return std::nullopt;
  }
}

std::int64_t stored_number(const ir::QuantParams& quant, ir::DType dtype, double real) {
  const auto range = stored_range(dtype).value_or(
      StoredRange{std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max()});
  const double number = std::nearbyint(real / quant.scales[0]) + static_cast<double>(quant.zero_points[0]);
  return static_cast<std::int64_t>(std::clamp(number, static_cast<double>(range.low), static_cast<double>(range.high)));
}

bool holds_all(const ir::Tensor& tensor, double low, double high) {
  const auto range = stored_range(tensor.type.dtype);
  if (!range || !tensor.quant || !tensor.quant->per_tensor()) return false;
  // A clamp of reals, then rounding, is rounding, then a clamp of numbers: rounding is monotonic.
  return stored_number(*tensor.quant, tensor.type.dtype, low) == range->low &&
         stored_number(*tensor.quant, tensor.type.dtype, high) == range->high;
}

std::optional<ir::QuantParams> quant_of_constants(const ir::Graph& graph, ir::TensorId scale, ir::TensorId zero_point,
                                                  std::int64_t axis, const ir::TensorType& stored) {
  const auto scales = floats_of(graph, scale);
  if (scales.empty()) return std::nullopt;
  ir::QuantParams quant;
  quant.scales.assign(scales.begin(), scales.end());
  quant.zero_points.assign(scales.size(), 0);
  if (zero_point != ir::no_tensor) {
    if (!is_constant(graph, zero_point) || graph.tensor(zero_point).type.dtype != stored.dtype) return std::nullopt;
    quant.zero_points = ir::to_int64s(graph.tensor(zero_point).value());
  }
  if (quant.zero_points.size() != quant.scales.size()) return std::nullopt;
  const auto is_scale = [](float value) { return std::isfinite(value) && value > 0; };
  if (!std::ranges::all_of(quant.scales, is_scale)) return std::nullopt;
  if (quant.per_tensor()) return quant;
  const auto rank = static_cast<std::int64_t>(stored.shape.size());
  if (axis < 0) axis += rank;
  if (axis < 0 || axis >= rank) return std::nullopt;
  if (stored.shape[static_cast<std::size_t>(axis)] != static_cast<std::int64_t>(scales.size())) return std::nullopt;
  quant.axis = static_cast<int>(axis);
  return quant;
}

bool give_meaning(ir::Graph& graph, ir::TensorId id, const ir::QuantParams& quant) {
  ir::Tensor& tensor = graph.tensor(id);
  if (!tensor.quant) tensor.quant = quant;
  return tensor.quant == quant;
}

ir::TensorId meaning(ir::Graph& graph, ir::TensorId constant, const ir::QuantParams& quant) {
  if (graph.tensor(constant).quant == quant) return constant;
  ir::Tensor copy = graph.tensor(constant);  // the bytes are shared
  copy.quant = quant;
  return graph.add(std::move(copy));
}

}  // namespace jauge::passes
