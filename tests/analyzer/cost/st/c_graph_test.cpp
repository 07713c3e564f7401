// What becomes of the model's rows in the C graph; each rule with a small graph. Evidence: docs/conventions.md.
#include <gtest/gtest.h>

#include <string>

#include "analyzer/cost/st/st_view.h"
#include "tests/analyzer/cost/sample_graphs.h"

namespace jauge::cost {
namespace {

using testing::batch_norm;
using testing::conv_3_to;
using testing::filled;
using testing::finished;

constexpr std::int64_t conv_macc = 27 * 16 * 64 + 16;  // conv_3_to(..., 16)
constexpr std::int64_t map = 16 * 64;                  // its output

ir::TensorId max_pool(ir::GraphBuilder& builder, ir::TensorId input) {
  return builder.node(
      "MaxPool", "pool", {input}, {},
      {{"kernel_shape", std::vector<std::int64_t>{2, 2}}, {"strides", std::vector<std::int64_t>{2, 2}}});
}

ir::Graph conv_relu_pool() {
  ir::GraphBuilder builder;
  const auto image = builder.input("image", {1, 3, 8, 8});
  const auto relu = builder.node("Relu", "relu", {conv_3_to(builder, "conv", image, 16)});
  return finished(builder, max_pool(builder, relu));
}

std::vector<std::string> names(const StView& view) {
  std::vector<std::string> result;
  for (const StLayer& layer : view.layers) result.push_back(layer.name);
  return result;
}

TEST(CGraph, AConvolutionTakesActivationAndPool) {
  const StView view = st_view(conv_relu_pool());
  ASSERT_EQ(names(view), std::vector<std::string>{"conv"});
  EXPECT_EQ(view.layers[0].macc, conv_macc + map + map);
  EXPECT_EQ(view.layers[0].output_shape, (ir::Shape{1, 16, 4, 4}));
}

TEST(CGraph, VersionEightOneTookNeither) {
  const StView view = st_view(conv_relu_pool(), {.version = {8, 1}});
  EXPECT_EQ(view.layers.size(), 3u);
  EXPECT_EQ(view.macc, view.macc_model_graph);
}

TEST(CGraph, WithoutAPoolTheActivationIsARowSinceNine) {
  ir::GraphBuilder builder;
  const auto image = builder.input("image", {1, 3, 8, 8});
  const ir::Graph graph = finished(builder, builder.node("Relu", "relu", {conv_3_to(builder, "conv", image, 16)}));
  EXPECT_EQ(st_view(graph).layers.size(), 2u);
  EXPECT_EQ(st_view(graph, {.version = {8, 0}}).layers.size(), 1u);
  EXPECT_EQ(st_view(graph, {.version = {8, 0}}).macc, conv_macc + map);
}

TEST(CGraph, AValueThatOthersReadIsNotMergedAway) {
  ir::GraphBuilder builder;
  const auto image = builder.input("image", {1, 3, 8, 8});
  const auto relu = builder.node("Relu", "relu", {conv_3_to(builder, "conv", image, 16)});
  builder.output(relu);
  const StView view = st_view(finished(builder, max_pool(builder, relu)));
  EXPECT_EQ(view.layers.size(), 3u);
}

ir::Graph norm_before_conv(std::int64_t padding) {
  ir::GraphBuilder builder;
  const auto image = builder.input("image", {1, 3, 8, 8});
  const auto normed = batch_norm(builder, "bn", image, 3);
  const auto conv = builder.node(
      "Conv", "conv", {normed, builder.constant("w", {16, 3, 3, 3}, filled(16 * 27))}, {},
      {{"pads", std::vector<std::int64_t>(4, padding)}, {"kernel_shape", std::vector<std::int64_t>{3, 3}}});
  return finished(builder, conv);
}

TEST(CGraph, ANormBeforeAnUnpaddedConvolutionGivesItABias) {
  const StView view = st_view(norm_before_conv(0));
  ASSERT_EQ(names(view), std::vector<std::string>{"conv"});
  EXPECT_EQ(view.macc, 27 * 16 * 36 + 16);
  EXPECT_EQ(view.weight_bytes, 4 * (27 * 16 + 16));
  EXPECT_EQ(view.params, 27 * 16 + 6);
}

TEST(CGraph, ANormBeforePaddingStays) {
  EXPECT_EQ(st_view(norm_before_conv(1)).layers.size(), 2u);
}

TEST(CGraph, OlderToolsLeftTheNormBeforeAConvolution) {
  EXPECT_EQ(st_view(norm_before_conv(0), {.version = {7, 2}}).layers.size(), 2u);
}

TEST(CGraph, ALeakyReluCostsThreeSinceTwo) {
  ir::GraphBuilder builder;
  const auto row = builder.input("row", {1, 100});
  const ir::Graph graph = finished(builder, builder.node("LeakyRelu", "leaky", {row}));
  EXPECT_EQ(st_view(graph).macc, 300);
  EXPECT_EQ(st_view(graph).macc_model_graph, 100);
  EXPECT_EQ(st_view(graph, {.version = {1, 0}}).macc, 100);
}

TEST(CGraph, DropoutAndReshapesAreNoRows) {
  ir::GraphBuilder builder;
  const auto image = builder.input("image", {1, 3, 8, 8});
  const auto dropped = builder.node("Dropout", "dropout", {conv_3_to(builder, "conv", image, 16)});
  const auto relu = builder.node("Relu", "relu", {dropped});
  const StView view = st_view(finished(builder, builder.node("Flatten", "flatten", {max_pool(builder, relu)})));
  EXPECT_EQ(names(view), std::vector<std::string>{"conv"});
}

// One kernel reads a map of int8 and writes one: what stands between is clamped or pooled on the way.
ir::Graph int8_depthwise() {
  ir::GraphBuilder builder;
  const auto image = builder.input("image", {1, 8, 8, 4}, ir::DType::float32);
  const auto weights = builder.constant("w", {4, 3, 3, 1}, filled(36));
  const auto conv = builder.node("Conv", "conv", {image, weights}, {},
                                 {{"kernel_shape", std::vector<std::int64_t>{3, 3}},
                                  {"auto_pad", std::string("SAME_UPPER")},
                                  {"group", std::int64_t{4}},
                                  {"channels_last", std::int64_t{1}}});
  ir::Graph graph = finished(builder, conv);
  graph.nodes[0].activation.kind = ir::ActivationKind::relu;
  graph.nodes[0].origin_names = {"DEPTHWISE_CONV_2D 7"};
  graph.source.format = "TFLite";
  for (ir::Tensor& tensor : graph.tensors)
    if (!tensor.is_constant()) tensor.type.dtype = ir::DType::int8;
  return graph;
}

TEST(CGraph, PaddedIntegerDepthwiseRowsHaveARowThatPads) {
  const StView view = st_view(int8_depthwise());
  EXPECT_EQ(names(view), (std::vector<std::string>{"conv2d_7_pad_before", "conv2d_7"}));
  EXPECT_EQ(view.macc, 9 * 4 * 64);
  EXPECT_EQ(view.macc_model_graph, 9 * 4 * 64 + 4 * 64);
}

TEST(RowNames, ActivationsOfNumberedOperatorsShareTheirNumber) {
  const StView view = st_view(int8_depthwise());
  ASSERT_EQ(view.model_layers.size(), 2u);
  EXPECT_EQ(view.model_layers[0].name, "conv2d_7");
  EXPECT_EQ(view.model_layers[1].name, "nl_7_nl");
}

TEST(RowNames, KerasLayersOfTwoRowsNameThemTogether) {
  ir::GraphBuilder builder;
  const auto row = builder.input("row", {1, 4});
  const auto dense = builder.node("Gemm", "hidden", {row, builder.constant("w", {4, 8}, filled(32))});
  const auto relu = builder.node("Relu", "hidden/relu", {dense});
  const auto last = builder.node("Gemm", "logits", {relu, builder.constant("v", {8, 2}, filled(16))});
  ir::Graph graph = finished(builder, last);
  graph.source.format = "Keras";
  EXPECT_EQ(names(st_view(graph)), (std::vector<std::string>{"hidden_dense", "hidden", "logits"}));
}

TEST(RowNames, OnnxRowsAreNamedLikeTheirOutputAsCCanSayIt) {
  ir::GraphBuilder builder;
  const auto row = builder.input("row", {1, 4});
  ir::Graph graph = finished(builder, builder.node("Softmax", "/head/Softmax_output_0", {row}));
  graph.source.format = "ONNX";
  EXPECT_EQ(names(st_view(graph)), std::vector<std::string>{"_head_Softmax_output_0"});
}

// A chain of rows that all vanish, and one reader of all: merging must not take the square of its length.
TEST(CGraph, LongChainsAreQuick) {
  ir::GraphBuilder builder;
  auto value = builder.input("row", {1, 4});
  for (int i = 0; i < 50'000; ++i)
    value = builder.node("Identity", "i" + std::to_string(i), {value}, {ir::DType::float32, {1, 4}});
  builder.output(builder.node("Relu", "relu", {value}, {ir::DType::float32, {1, 4}}));
  EXPECT_EQ(st_view(std::move(builder).build()).layers.size(), 1u);
}

}  // namespace
}  // namespace jauge::cost
