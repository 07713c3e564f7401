#include "analyzer/deploy/lower/reals.h"

#include "analyzer/ops/checks.h"
#include "analyzer/ops/quantised/through_reals.h"

namespace jauge::deploy {

jauge_activation activation_of(const ir::Activation& activation) {
  using enum ir::ActivationKind;
  const auto clamp = [](float low, float high) {
    return jauge_activation{.function = JAUGE_CLAMP, .low = low, .high = high, .alpha = 0};
  };
  const auto plain = [](std::int32_t function, float alpha = 0) {
    return jauge_activation{.function = function, .low = 0, .high = 0, .alpha = alpha};
  };
  switch (activation.kind) {
    case none:
      return plain(JAUGE_IDENTITY);
    case relu:
      return plain(JAUGE_RELU);
    case relu6:
      return clamp(0, 6);
    case relu_n1_to_1:
      return clamp(-1, 1);
    case clip:
      return clamp(activation.low, activation.high);
    case leaky_relu:
      return plain(JAUGE_LEAKY, activation.alpha);
    case tanh:
      return plain(JAUGE_TANH);
    case sigmoid:
      return plain(JAUGE_SIGMOID);
  }
  return plain(JAUGE_IDENTITY);
}

std::optional<std::vector<float>> floats_of(const ops::NodeView& node, std::size_t i) {
  const auto constant = node.constant(i);
  if (!constant) return std::nullopt;
  if (constant->quant && ir::is_integer(constant->type.dtype)) {
    const ir::Array reals = ops::decoded(*constant);
    return std::vector<float>(reals.as<float>().begin(), reals.as<float>().end());
  }
  if (constant->type.dtype != ir::DType::float32) return std::nullopt;
  const auto values = constant->as<float>();
  return std::vector<float>(values.begin(), values.end());
}

Result<std::vector<float>> real_bias(const ops::NodeView& node, std::size_t i, std::size_t channels) {
  if (!node.has_input(i)) return std::vector<float>(channels, 0);
  auto bias = floats_of(node, i);
  if (bias && bias->size() == 1) bias->resize(channels, bias->front());
  if (!bias || bias->size() != channels)
    return ops::not_supported("its bias is no constant list of one number for each output channel");
  return *std::move(bias);
}

}  // namespace jauge::deploy
