// Functions of one number. Of bytes: a table of all 256 answers, made by the operator's own kernel. Of reals: those the
// runtime knows.
#include <limits>

#include "analyzer/deploy/lower/integers.h"
#include "analyzer/deploy/lower/reals.h"
#include "analyzer/ops/checks.h"

namespace jauge::deploy {
namespace {

struct RealFunction {
  std::string_view op;
  std::int32_t function;
  float alpha = 0, beta = 0;  // where the node has none
};

constexpr RealFunction real_functions[] = {
    {"Abs", JAUGE_ABSOLUTE},
    {"Elu", JAUGE_ELU, 1},
    {"Exp", JAUGE_EXP},
    {"HardSigmoid", JAUGE_HARD_SIGMOID, 0.2f, 0.5f},
    {"HardSwish", JAUGE_HARD_SWISH},
    {"LeakyRelu", JAUGE_LEAKY, 0.01f},
    {"Neg", JAUGE_NEGATIVE},
    {"Reciprocal", JAUGE_RECIPROCAL},
    {"Relu", JAUGE_RELU},
    {"Selu", JAUGE_SELU, 1.67326319217681884765625f, 1.05070102214813232421875f},
    {"Sigmoid", JAUGE_SIGMOID},
    {"Softplus", JAUGE_SOFTPLUS},
    {"Softsign", JAUGE_SOFTSIGN},
    {"Sqrt", JAUGE_SQUARE_ROOT},
    {"Tanh", JAUGE_TANH},
};

Result<float> bound_of(const ops::NodeView& node, std::size_t i, float fallback) {
  if (!node.has_input(i)) return fallback;
  const auto values = floats_of(node, i);
  if (!values || values->size() != 1) return ops::not_supported("its bounds are computed by another node");
  return values->front();
}

Result<jauge_activation> clip_of(const ops::NodeView& node) {
  JAUGE_TRY(const float low, bound_of(node, 1, std::numeric_limits<float>::lowest()));
  JAUGE_TRY(const float high, bound_of(node, 2, std::numeric_limits<float>::max()));
  // Crossed bounds: the upper one wins.
  return jauge_activation{.function = JAUGE_CLAMP, .low = std::min(low, high), .high = high, .alpha = 0};
}

Result<jauge_activation> function_of(const ops::NodeView& node) {
  const ir::Attributes& attributes = node.attributes();
  if (node.node().op == "Clip") return clip_of(node);
  if (node.node().op == "Gelu" && attributes.text("approximate", "none") == "none")
    return jauge_activation{.function = JAUGE_GELU, .low = 0, .high = 0, .alpha = 0};
  for (const RealFunction& known : real_functions) {
    if (known.op != node.node().op) continue;
    const double beta = attributes.real("beta", attributes.real("gamma", static_cast<double>(known.beta)));
    return jauge_activation{.function = known.function,
                            .low = static_cast<float>(beta),
                            .high = static_cast<float>(beta),
                            .alpha = static_cast<float>(attributes.real("alpha", static_cast<double>(known.alpha)))};
  }
  return ops::not_supported("the runtime on the chip has no such function of real numbers");
}

}  // namespace

Result<LoweredOps> lower_function(const ops::NodeView& node) {
  LoweredOp op = {.inputs = {{node.node().inputs[0]}}, .outputs = {{node.node().outputs[0]}}};
  if (all_quantised_bytes(node)) {
    op.kernel = JAUGE_KERNEL_table_s8;
    JAUGE_TRY(op.weights, table_of(node));
    return LoweredOps{std::move(op)};
  }
  if (!all_f32(node)) return ops::not_supported("the runtime on the chip has no such function of these element types");
  if (node.node().activation.kind != ir::ActivationKind::none)
    return ops::not_supported("it has a fused activation of its own");
  op.kernel = JAUGE_KERNEL_function_f32;
  JAUGE_TRY(const jauge_activation function, function_of(node));
  op.parameters = blob_of(function);
  return LoweredOps{std::move(op)};
}

}  // namespace jauge::deploy
