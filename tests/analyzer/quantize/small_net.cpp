#include "tests/analyzer/quantize/small_net.h"

#include <gtest/gtest.h>

#include <random>

#include "analyzer/execute/executor.h"
#include "analyzer/ir/graph_builder.h"
#include "analyzer/ops/operator.h"
#include "analyzer/quantize/score.h"

namespace jauge::testing {
namespace {

std::vector<float> random_values(std::mt19937& random, std::size_t count, float low, float high) {
  std::vector<float> values(count);
  for (float& value : values) value = low + (high - low) * static_cast<float>(random() % 10'007) / 10'006.0F;
  return values;
}

}  // namespace

ir::Graph small_net() {
  std::mt19937 random(7);
  ir::GraphBuilder b;
  const std::vector<std::int64_t> three = {3, 3}, two = {2, 2}, ones = {1, 1, 1, 1};
  const auto x = b.input("x", {1, 8, 8, 3});
  const auto w1 = b.constant("w1", {8, 3, 3, 3}, random_values(random, 8 * 27, -0.4F, 0.5F));
  const auto b1 = b.constant("b1", {8}, random_values(random, 8, -0.2F, 0.2F));
  const auto conv = b.node("Conv", "conv", {x, w1, b1}, {},
                           {{"kernel_shape", three}, {"pads", ones}, {"channels_last", std::int64_t{1}}});
  b.graph().nodes.back().activation = {.kind = ir::ActivationKind::relu, .low = 0};
  const auto scale = b.constant("scale", {8}, random_values(random, 8, 0.1F, 3.0F));
  const auto bias = b.constant("bias", {8}, random_values(random, 8, -0.5F, 0.5F));
  const auto norm = b.node("ScaleBias", "norm", {conv, scale, bias}, {}, {{"channels_last", std::int64_t{1}}});
  const auto pool = b.node("MaxPool", "pool", {norm}, {},
                           {{"kernel_shape", two}, {"strides", two}, {"channels_last", std::int64_t{1}}});
  const auto w2 = b.constant("w2", {6, 3, 3, 8}, random_values(random, 6 * 72, -0.3F, 0.3F));
  const auto conv2 = b.node("Conv", "conv2", {pool, w2}, {},
                            {{"kernel_shape", three}, {"pads", ones}, {"channels_last", std::int64_t{1}}});
  b.graph().nodes.back().activation = {.kind = ir::ActivationKind::relu, .low = 0};
  const auto flat = b.node("Flatten", "flat", {conv2});
  const auto w3 = b.constant("w3", {96, 5}, random_values(random, 96 * 5, -0.2F, 0.2F));
  const auto b3 = b.constant("b3", {5}, random_values(random, 5, -1.0F, 1.0F));
  const auto dense = b.node("Gemm", "dense", {flat, w3, b3});
  b.output(b.node("Softmax", "softmax", {dense}, {}, {{"axis", std::int64_t{-1}}}));
  ir::Graph graph = std::move(b).build();
  graph.source.name = "small";
  const auto typed = ops::infer_shapes(graph);
  EXPECT_TRUE(typed) << to_text(typed.error());
  return graph;
}

std::vector<quantize::Sample> random_samples(const ir::Graph& graph, std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<quantize::Sample> samples;
  for (std::size_t i = 0; i < count; ++i) {
    ir::Array array(graph.tensor(graph.inputs[0]).type);
    const auto values = random_values(random, array.as<float>().size(), 0, 1);
    std::ranges::copy(values, array.as<float>().begin());
    samples.push_back({std::move(array)});
  }
  return samples;
}

std::vector<double> answer(const ir::Graph& graph, const quantize::Sample& sample) {
  const auto outputs = execute::run(graph, quantize::fitted(graph, sample));
  EXPECT_TRUE(outputs) << to_text(outputs.error());
  if (!outputs) return {};
  std::vector<double> values = ir::to_doubles((*outputs)[0].view());
  if (const auto& quant = graph.tensor(graph.outputs[0]).quant)
    for (double& value : values)
      value = (value - static_cast<double>(quant->zero_points[0])) * static_cast<double>(quant->scales[0]);
  return values;
}

}  // namespace jauge::testing
