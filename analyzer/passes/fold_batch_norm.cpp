#include <cmath>
#include <span>
#include <string_view>

#include "analyzer/ops/spatial.h"
#include "analyzer/passes/rewrite.h"
#include "analyzer/passes/standard_passes.h"

namespace jauge::passes {
namespace {

// y = x * scale + bias for each channel.
struct Affine {
  std::vector<double> scale, bias;
};

// Scale and bias may be absent: 1 and 0.
std::vector<double> parameter(const ir::Graph& graph, const ir::Node& norm, std::size_t input, double when_absent) {
  if (norm.inputs[input] == ir::no_tensor) {
    const ir::Shape& mean = graph.tensor(norm.inputs[3]).type.shape;
    return std::vector<double>(static_cast<std::size_t>(ir::elements(mean)), when_absent);
  }
  const auto values = floats_of(graph, norm.inputs[input]);
  return {values.begin(), values.end()};
}

std::optional<Affine> affine_of(const ir::Graph& graph, const ir::Node& norm) {
  if (norm.op != "BatchNormalization") return std::nullopt;
  const auto gamma = parameter(graph, norm, 1, 1), beta = parameter(graph, norm, 2, 0);
  const auto mean = parameter(graph, norm, 3, 0), variance = parameter(graph, norm, 4, 1);
  for (const auto* values : {&gamma, &beta, &mean, &variance})
    if (values->empty()) return std::nullopt;  // computed, or not float32
  const double epsilon = norm.attributes.real("epsilon", 1e-5);
  Affine affine;
  for (std::size_t c = 0; c < gamma.size(); ++c) {
    const double scale = gamma[c] / std::sqrt(variance[c] + epsilon);
    const double bias = beta[c] - mean[c] * scale;
    // Broken statistics stay visible in the node that has them.
    if (!std::isfinite(static_cast<float>(scale)) || !std::isfinite(static_cast<float>(bias))) return std::nullopt;
    affine.scale.push_back(scale);
    affine.bias.push_back(bias);
  }
  return affine;
}

// Converters write batch normalisation out as Mul, Add, Sub or Div by constants of the last axis.
struct WrittenOut {
  Affine affine;
  std::size_t data_input;
};

std::optional<Affine> affine_of_pair(std::string_view op, std::span<const float> constant, std::size_t channels) {
  Affine affine{std::vector<double>(channels, 1), std::vector<double>(channels, 0)};
  for (std::size_t c = 0; c < channels; ++c) {
    const double value = constant[constant.size() == 1 ? 0 : c];
    if (!std::isfinite(value) || (op == "Div" && value == 0)) return std::nullopt;
    if (op == "Mul") affine.scale[c] = value;
    if (op == "Div") affine.scale[c] = 1 / value;
    if (op == "Add") affine.bias[c] = value;
    if (op == "Sub") affine.bias[c] = -value;
  }
  return affine;
}

std::optional<WrittenOut> written_out(const ir::Graph& graph, const ir::Node& node) {
  const bool commutes = node.op == "Mul" || node.op == "Add";
  if (!commutes && node.op != "Sub" && node.op != "Div") return std::nullopt;
  const ir::TensorType& output = graph.tensor(node.outputs[0]).type;
  for (std::size_t data : {std::size_t{0}, std::size_t{1}}) {
    const auto constant = floats_of(graph, node.inputs[1 - data]);
    const ir::Shape& shape = graph.tensor(node.inputs[1 - data]).type.shape;
    if (constant.empty() || output.shape.empty() || graph.tensor(node.inputs[data]).type != output) continue;
    if (data == 1 && !commutes) continue;
    const auto channels = static_cast<std::size_t>(output.shape.back());
    const bool is_per_channel = constant.size() == channels && !shape.empty() && shape.back() == output.shape.back();
    if (!is_per_channel && constant.size() != 1) continue;
    if (auto affine = affine_of_pair(node.op, constant, channels)) return WrittenOut{std::move(*affine), data};
  }
  return std::nullopt;
}

bool has_channels_last(const ir::Node& producer) {
  return producer.op != "Conv" || ops::channels_last(producer.attributes);
}

// Where a producer keeps its output channels: axis of the weights, and whether its products are taken as they are.
std::optional<std::size_t> output_axis(const ir::Graph& graph, const ir::Node& node) {
  if (node.op == "Conv") return 0;
  const std::size_t weight_rank = graph.tensor(node.inputs[1]).type.shape.size();
  const std::size_t data_rank = graph.tensor(node.inputs[0]).type.shape.size();
  if (node.op == "MatMul" && weight_rank == 2 && data_rank == 2) return 1;  // it may become a Gemm
  if (node.op == "Gemm" && node.attributes.real("alpha", 1) == 1 && node.attributes.real("beta", 1) == 1)
    return node.attributes.integer("transB", 0) != 0 ? 0 : 1;
  return std::nullopt;
}

bool can_take(const ir::Graph& graph, const ir::Node& node, std::size_t channels, const std::vector<int>& uses) {
  if (node.op != "Conv" && node.op != "Gemm" && node.op != "MatMul") return false;
  if (node.activation.kind != ir::ActivationKind::none || uses[index_of(node.outputs[0])] != 1) return false;
  // Weights that others read as well would have to be stored twice.
  const std::size_t weights = index_of(node.inputs[1]);
  const bool is_shared = weights < uses.size() && uses[weights] != 1;  // newer ones are this pass's own
  if (floats_of(graph, node.inputs[1]).empty() || is_shared) return false;
  const auto axis = output_axis(graph, node);
  if (!axis || graph.tensor(node.inputs[1]).type.shape[*axis] != static_cast<std::int64_t>(channels)) return false;
  const ir::TensorId bias = input_or_none(node, 2);
  return bias == ir::no_tensor || floats_of(graph, bias).size() == channels;
}

ir::TensorId scaled_weights(ir::Graph& graph, ir::TensorId id, std::size_t axis, const std::vector<double>& scale) {
  const ir::Tensor weights = graph.tensor(id);
  const ir::Shape& shape = weights.type.shape;
  const std::int64_t inner = ir::elements({shape.begin() + static_cast<std::ptrdiff_t>(axis) + 1, shape.end()});
  const auto values = weights.value().as<float>();
  std::vector<float> result(values.size());
  for (std::size_t i = 0; i < values.size(); ++i)
    result[i] = static_cast<float>(values[i] * scale[i / static_cast<std::size_t>(inner) % scale.size()]);
  return add_floats(graph, weights.name, shape, result);
}

void take(ir::Graph& graph, ir::Node& node, const ir::Node& norm, const Affine& affine) {
  const std::size_t axis = *output_axis(graph, node);
  node.inputs[1] = scaled_weights(graph, node.inputs[1], axis, affine.scale);
  const ir::TensorId old_bias = input_or_none(node, 2);
  const auto old_span = floats_of(graph, old_bias);
  const std::vector<float> old_values(old_span.begin(), old_span.end());
  std::vector<float> bias(affine.bias.size());
  for (std::size_t c = 0; c < bias.size(); ++c)
    bias[c] = static_cast<float>((old_values.empty() ? 0.0 : old_values[c]) * affine.scale[c] + affine.bias[c]);
  const std::string name = old_bias == ir::no_tensor ? node.name + "/bias" : graph.tensor(old_bias).name;
  node.inputs.resize(3, ir::no_tensor);
  node.inputs[2] = add_floats(graph, name, {static_cast<std::int64_t>(bias.size())}, bias);
  if (node.op == "MatMul") node.op = "Gemm";
  node.outputs[0] = norm.outputs[0];
  node.activation = norm.activation;
  merge_origin(node, norm);
}

std::vector<float> as_floats(const std::vector<double>& values) {
  return {values.begin(), values.end()};
}

// Two values a channel instead of four.
void become_scale_bias(ir::Graph& graph, ir::Node& norm, const Affine& affine) {
  const auto name_of = [&](std::size_t input, std::string_view fallback) {
    return norm.inputs[input] == ir::no_tensor ? norm.name + std::string(fallback)
                                               : graph.tensor(norm.inputs[input]).name;
  };
  const std::string scale_name = name_of(1, "/scale"), bias_name = name_of(2, "/bias");
  const ir::Shape channels = {static_cast<std::int64_t>(affine.scale.size())};
  const bool last = ops::channels_last(norm.attributes);
  norm.op = "ScaleBias";
  norm.attributes = {};
  norm.attributes.set("channels_last", std::int64_t{last});
  norm.inputs = {norm.inputs[0], add_floats(graph, scale_name, channels, as_floats(affine.scale)),
                 add_floats(graph, bias_name, channels, as_floats(affine.bias))};
  norm.outputs.resize(1);
}

}  // namespace

Result<ir::Graph> fold_batch_norm(ir::Graph graph) {
  const std::vector<int> uses = use_counts(graph);
  std::vector<int> kept_at(graph.tensors.size(), -1);  // for each tensor its producer's place among the kept nodes
  std::vector<ir::Node> kept;
  for (ir::Node& node : graph.nodes) {
    if (const auto affine = affine_of(graph, node)) {
      const int producer = kept_at[index_of(node.inputs[0])];
      if (producer >= 0 && can_take(graph, kept[static_cast<std::size_t>(producer)], affine->scale.size(), uses)) {
        take(graph, kept[static_cast<std::size_t>(producer)], node, *affine);
        kept_at[index_of(node.outputs[0])] = producer;
        continue;
      }
      become_scale_bias(graph, node, *affine);
    } else if (const auto pair = written_out(graph, node)) {
      const int producer = kept_at[index_of(node.inputs[pair->data_input])];
      if (producer >= 0 && has_channels_last(kept[static_cast<std::size_t>(producer)]) &&
          can_take(graph, kept[static_cast<std::size_t>(producer)], pair->affine.scale.size(), uses)) {
        take(graph, kept[static_cast<std::size_t>(producer)], node, pair->affine);
        kept_at[index_of(node.outputs[0])] = producer;
        continue;
      }
    }
    kept_at[index_of(node.outputs[0])] = static_cast<int>(kept.size());
    kept.push_back(std::move(node));
  }
  graph.nodes = std::move(kept);
  return graph;
}

}  // namespace jauge::passes
