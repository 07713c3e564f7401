#include "analyzer/execute/fast/real_activation.h"

namespace jauge::execute::fast {
namespace {

// NaN stays NaN, as in the reference kernels.
void hold(float* values, std::int64_t count, float low, float high) {
  for (std::int64_t i = 0; i < count; ++i) {
    const float raised = values[i] < low ? low : values[i];
    values[i] = raised > high ? high : raised;
  }
}

}  // namespace

bool is_clamp(const ir::Activation& activation) {
  return activation.kind != ir::ActivationKind::leaky_relu && activation.kind != ir::ActivationKind::tanh &&
         activation.kind != ir::ActivationKind::sigmoid;
}

void activate_reals(const ir::Activation& activation, float* values, std::int64_t count) {
  switch (activation.kind) {
    case ir::ActivationKind::relu:
      for (std::int64_t i = 0; i < count; ++i) values[i] = values[i] < 0 ? 0 : values[i];
      break;
    case ir::ActivationKind::relu6:
      hold(values, count, 0, 6);
      break;
    case ir::ActivationKind::relu_n1_to_1:
      hold(values, count, -1, 1);
      break;
    case ir::ActivationKind::clip:
      hold(values, count, activation.low, activation.high);
      break;
    default:
      break;
  }
}

}  // namespace jauge::execute::fast
