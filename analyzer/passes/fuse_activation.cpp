#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

#include "analyzer/ops/operator.h"
#include "analyzer/passes/rewrite.h"
#include "analyzer/passes/standard_passes.h"

namespace jauge::passes {
namespace {

// Operators whose kernels end with an accumulator that a clamp can be put on.
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
  constexpr float infinity = std::numeric_limits<float>::infinity();
  auto kind = ir::ActivationKind::clip;
  if (low == 0 && high == infinity) kind = ir::ActivationKind::relu;
  if (low == 0 && high == 6) kind = ir::ActivationKind::relu6;
  if (low == -1 && high == 1) kind = ir::ActivationKind::relu_n1_to_1;
  return {.kind = kind, .low = low, .high = high};
}

// The clamp that a node is, if it is one and nothing else.
std::optional<ir::Activation> clamp_of(const ir::Graph& graph, const ir::Node& node) {
  constexpr float infinity = std::numeric_limits<float>::infinity();
  if (node.activation.kind != ir::ActivationKind::none) return std::nullopt;
  if (node.op == "Relu") return clamp(0, infinity);
  if (node.op != "Clip") return std::nullopt;
  float bounds[] = {-infinity, infinity};
  for (std::size_t i : {std::size_t{0}, std::size_t{1}}) {
    const ir::TensorId id = input_or_none(node, i + 1);
    if (id == ir::no_tensor) continue;
    const auto value = scalar_of(graph, id);
    if (!value) return std::nullopt;
    bounds[i] = static_cast<float>(*value);
    // Exporters write the largest number where they mean "no bound".
    if (bounds[i] == std::numeric_limits<float>::max()) bounds[i] = infinity;
    if (bounds[i] == std::numeric_limits<float>::lowest()) bounds[i] = -infinity;
  }
  if (!(bounds[0] <= bounds[1])) return std::nullopt;
  return clamp(bounds[0], bounds[1]);
}

bool takes_activation(const ir::Graph& graph, const ir::Node& node) {
  return node.activation.kind == ir::ActivationKind::none && node.outputs.size() == 1 &&
         graph.tensor(node.outputs[0]).type.dtype == ir::DType::float32 &&
         std::ranges::find(producers, node.op) != producers.end();
}

}  // namespace

Result<ir::Graph> fuse_activation(ir::Graph graph) {
  const std::vector<int> uses = use_counts(graph);
  std::vector<int> kept_at(graph.tensors.size(), -1);  // for each tensor the place of a producer that takes a clamp
  std::vector<ir::Node> kept;
  for (ir::Node& node : graph.nodes) {
    const auto activation = clamp_of(graph, node);
    const int producer = activation ? kept_at[index_of(node.inputs[0])] : -1;
    if (producer >= 0 && uses[index_of(node.inputs[0])] == 1) {
      ir::Node& target = kept[static_cast<std::size_t>(producer)];
      target.activation = *activation;
      target.outputs = node.outputs;
      merge_origin(target, node);
      continue;
    }
    if (takes_activation(graph, node)) kept_at[index_of(node.outputs[0])] = static_cast<int>(kept.size());
    kept.push_back(std::move(node));
  }
  graph.nodes = std::move(kept);
  return graph;
}

}  // namespace jauge::passes
