#include "analyzer/quantize/layer_weights.h"

#include "analyzer/ops/spatial.h"
#include "analyzer/passes/rewrite.h"

namespace jauge::quantize {
namespace {

std::size_t size(std::int64_t dimension) {
  return static_cast<std::size_t>(dimension);
}

std::optional<LayerWeights> conv_weights(const ir::Node& node, const ir::Shape& shape) {
  const std::int64_t groups = node.attributes.integer("group", 1);
  if (!ops::channels_last(node.attributes) || shape.size() < 3 || groups < 1 || shape[0] % groups != 0)
    return std::nullopt;
  LayerWeights layer;
  layer.out_channels = size(shape[0]);
  layer.in_per_group = size(shape.back());
  layer.in_channels = layer.in_per_group * size(groups);
  layer.out_inner = size(ir::elements({shape.begin() + 1, shape.end()}));
  layer.out_per_group = layer.out_channels / size(groups);
  layer.depthwise = layer.in_per_group == 1 && groups > 1;
  return layer;
}

std::optional<LayerWeights> matrix_weights(const ir::Node& node, const ir::Shape& shape) {
  if (shape.size() != 2) return std::nullopt;
  bool transposed = false;
  if (node.op == "Gemm") {
    if (node.attributes.integer("transA", 0) != 0 || node.attributes.real("alpha", 1) != 1 ||
        node.attributes.real("beta", 1) != 1)
      return std::nullopt;
    transposed = node.attributes.integer("transB", 0) != 0;
  }
  LayerWeights layer;
  layer.out_axis = transposed ? 0 : 1;
  layer.out_channels = size(shape[layer.out_axis]);
  layer.in_channels = layer.in_per_group = size(shape[1 - layer.out_axis]);
  layer.out_inner = transposed ? layer.in_channels : 1;
  layer.in_inner = transposed ? 1 : layer.out_channels;
  layer.out_per_group = layer.out_channels;
  return layer;
}

}  // namespace

std::optional<LayerWeights> layer_weights(const ir::Graph& graph, const ir::Node& node) {
  if (node.op != "Conv" && node.op != "Gemm" && node.op != "MatMul") return std::nullopt;
  const auto values = passes::floats_of(graph, node.inputs[1]);
  if (values.empty()) return std::nullopt;
  const ir::Shape& shape = graph.tensor(node.inputs[1]).type.shape;
  auto layer = node.op == "Conv" ? conv_weights(node, shape) : matrix_weights(node, shape);
  if (!layer) return std::nullopt;
  layer->values.assign(values.begin(), values.end());
  if (const ir::TensorId bias = passes::input_or_none(node, 2); bias != ir::no_tensor) {
    const auto biases = passes::floats_of(graph, bias);
    if (biases.size() != layer->out_channels) return std::nullopt;
    layer->bias.assign(biases.begin(), biases.end());
  }
  return layer;
}

void set_layer_weights(ir::Graph& graph, ir::Node& node, std::span<const float> weights, std::span<const float> bias) {
  const ir::Tensor old = graph.tensor(node.inputs[1]);
  node.inputs[1] = passes::add_floats(graph, old.name, old.type.shape, weights);
  if (bias.empty()) return;
  const ir::TensorId old_bias = passes::input_or_none(node, 2);
  const std::string name = old_bias == ir::no_tensor ? node.name + "/bias" : graph.tensor(old_bias).name;
  node.inputs.resize(3, ir::no_tensor);
  node.inputs[2] = passes::add_floats(graph, name, {static_cast<std::int64_t>(bias.size())}, bias);
}

}  // namespace jauge::quantize
