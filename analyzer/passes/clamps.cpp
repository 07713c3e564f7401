#include "analyzer/passes/clamps.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

#include "analyzer/passes/rewrite.h"

namespace jauge::passes {
namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();

constexpr std::array<std::string_view, 14> producers = {"Add",
                                                        "AveragePool",
                                                        "BatchNormalization",
                                                        "Conv",
                                                        "ConvTranspose",
                                                        "Div",
                                                        "Gemm",
                                                        "GlobalAveragePool",
                                                        "MatMul",
                                                        "MaxPool",
                                                        "Mul",
                                                        "ScaleBias",
                                                        "Sub",
                                                        "Sum"};

ir::Activation clamp(float low, float high) {
  auto kind = ir::ActivationKind::clip;
  if (low == 0 && high == infinity) kind = ir::ActivationKind::relu;
  if (low == 0 && high == 6) kind = ir::ActivationKind::relu6;
  if (low == -1 && high == 1) kind = ir::ActivationKind::relu_n1_to_1;
  return {.kind = kind, .low = low, .high = high};
}

}  // namespace

std::optional<ir::Activation> clamp_of(const ir::Graph& graph, const ir::Node& node) {
  if (node.activation.kind != ir::ActivationKind::none) return std::nullopt;
  if (node.op == "Relu") return clamp(0, infinity);
  if (node.op != "Clip") return std::nullopt;
  float bounds[] = {-infinity, infinity};
  for (std::size_t i : {std::size_t{0}, std::size_t{1}}) {
    const ir::TensorId id = input_or_none(node, i + 1);
    if (id == ir::no_tensor) continue;
    const auto value = scalar_of(graph, id);
    if (!value || graph.tensor(id).quant) return std::nullopt;
    bounds[i] = static_cast<float>(*value);
    // Exporters write the largest number where they mean "no bound".
    if (bounds[i] == std::numeric_limits<float>::max()) bounds[i] = infinity;
    if (bounds[i] == std::numeric_limits<float>::lowest()) bounds[i] = -infinity;
  }
  if (!(bounds[0] <= bounds[1])) return std::nullopt;
  return clamp(bounds[0], bounds[1]);
}

bool ends_with_accumulator(const ir::Node& node) {
  return std::ranges::find(producers, node.op) != producers.end();
}

std::optional<ClampRange> range_of(const ir::Activation& activation) {
  switch (activation.kind) {
    case ir::ActivationKind::relu:
      return ClampRange{0, infinity};
    case ir::ActivationKind::relu6:
      return ClampRange{0, 6};
    case ir::ActivationKind::relu_n1_to_1:
      return ClampRange{-1, 1};
    case ir::ActivationKind::clip:
      return ClampRange{activation.low, activation.high};
    default:
      return std::nullopt;
  }
}

}  // namespace jauge::passes
