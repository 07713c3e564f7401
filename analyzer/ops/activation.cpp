// Fused activations, applied in place behind the kernel of their node.
#include <algorithm>
#include <cmath>

#include "analyzer/ops/dtype_dispatch.h"

namespace jauge::ops {
namespace {

template <class T>
T activated(const ir::Activation& activation, T x) {
  const auto clamp = [x](double low, double high) {
    return x < static_cast<T>(low) ? static_cast<T>(low) : x > static_cast<T>(high) ? static_cast<T>(high) : x;
  };
  switch (activation.kind) {
    case ir::ActivationKind::none:
      return x;
    case ir::ActivationKind::relu:
      return x < 0 ? T{0} : x;
    case ir::ActivationKind::relu6:
      return clamp(0, 6);
    case ir::ActivationKind::relu_n1_to_1:
      return clamp(-1, 1);
    case ir::ActivationKind::clip:
      return clamp(activation.low, activation.high);
    case ir::ActivationKind::leaky_relu:
      return x < 0 ? x * static_cast<T>(activation.alpha) : x;
    case ir::ActivationKind::tanh:
      return std::tanh(x);
    case ir::ActivationKind::sigmoid:
      return 1 / (1 + std::exp(-x));
  }
  return x;
}

// The real function on the real values: decode, activate, encode. Exact for clamps, as encoding is monotonic.
template <class T>
void activate_quantised(const ir::Activation& activation, const ir::ArrayView& array) {
  const auto scale = static_cast<double>(array.quant->scales[0]);
  const auto zero = static_cast<double>(array.quant->zero_points[0]);
  constexpr double low = std::numeric_limits<T>::min(), high = std::numeric_limits<T>::max();
  for (T& stored : array.as<T>()) {
    const double real = activated(activation, (static_cast<double>(stored) - zero) * scale);
    stored = static_cast<T>(std::clamp(std::nearbyint(real / scale) + zero, low, high));
  }
}

}  // namespace

void apply_activation(const ir::Activation& activation, const ir::ArrayView& array) {
  if (activation.kind == ir::ActivationKind::none) return;
  if (array.type.dtype == ir::DType::float32)
    for (float& x : array.as<float>()) x = activated(activation, x);
  else if (array.type.dtype == ir::DType::float64)
    for (double& x : array.as<double>()) x = activated(activation, x);
  else if (array.quant && array.type.dtype == ir::DType::int8)
    activate_quantised<std::int8_t>(activation, array);
  else if (array.quant && array.type.dtype == ir::DType::uint8)
    activate_quantised<std::uint8_t>(activation, array);
}

}  // namespace jauge::ops
