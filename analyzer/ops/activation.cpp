// Fused activations, applied in place behind the kernel of their node.
#include <algorithm>
#include <cmath>

#include "analyzer/ops/dtype_dispatch.h"
#include "analyzer/ops/quantised/meaning.h"

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

bool is_clamp(ir::ActivationKind kind) {
  return kind == ir::ActivationKind::relu || kind == ir::ActivationKind::relu6 ||
         kind == ir::ActivationKind::relu_n1_to_1 || kind == ir::ActivationKind::clip;
}

// Clamps happen on the stored numbers, as encoding is monotonic; other functions decode, compute and encode.
void activate_quantised(const ir::Activation& activation, const ir::ArrayView& array, ir::Rounding rounding) {
  const Meaning meaning{array.quant->scales[0], static_cast<std::int32_t>(array.quant->zero_points[0])};
  const StoredRange range = range_of(activation, rounding, array.type.dtype, meaning);
  (void)with_type(array.type.dtype, [&](auto zero) -> Result<void> {
    using T = decltype(zero);
    for (T& stored : array.as<T>()) {
      const auto number = static_cast<std::int32_t>(stored);
      const float real = static_cast<float>(number - meaning.zero) * meaning.scale;
      stored =
          static_cast<T>(is_clamp(activation.kind) ? range.clamp(number)
                                                   : encoded(activated(activation, real), meaning, rounding, range));
    }
    return {};
  });
}

}  // namespace

void apply_activation(const ir::Activation& activation, const ir::ArrayView& array, ir::Rounding rounding) {
  if (activation.kind == ir::ActivationKind::none) return;
  if (array.type.dtype == ir::DType::float32)
    for (float& x : array.as<float>()) x = activated(activation, x);
  else if (array.type.dtype == ir::DType::float64)
    for (double& x : array.as<double>()) x = activated(activation, x);
  else if (array.quant)
    activate_quantised(activation, array, rounding);
}

}  // namespace jauge::ops
