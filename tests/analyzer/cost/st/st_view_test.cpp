#include "analyzer/cost/st/st_view.h"

#include "tests/analyzer/cost/sample_graphs.h"

namespace jauge::cost {
namespace {

using testing::batch_norm;
using testing::conv_3_to;
using testing::filled;
using testing::finished;

TEST(StView, BiasCountsOncePerChannelAndNotPerPixel) {
  ir::GraphBuilder builder;
  const auto image = builder.input("image", {1, 3, 8, 8});
  const StView view = st_view(finished(builder, conv_3_to(builder, "conv", image, 16)));
  EXPECT_EQ(view.macc, 27 * 16 * 64 + 16);
  EXPECT_EQ(view.weight_bytes, 4 * (27 * 16 + 16));
}

TEST(StView, BatchNormalisationBehindAnActivationIsKept) {
  ir::GraphBuilder builder;
  const auto image = builder.input("image", {1, 3, 8, 8});
  const auto relu = builder.node("Relu", "relu", {conv_3_to(builder, "conv", image, 16)});
  const StView view = st_view(finished(builder, batch_norm(builder, "bn", relu, 16)));
  ASSERT_EQ(view.layers.size(), 3u);
  EXPECT_EQ(view.layers[1].macc, 16 * 64);
  EXPECT_EQ(view.layers[2].macc, 2 * 16 * 64);
  EXPECT_EQ(view.layers[2].params, 32);
  EXPECT_EQ(view.layers[2].weight_bytes, 8 * 16);
  EXPECT_EQ(view.params, 27 * 16 + 16 + 32);
  EXPECT_EQ(view.macc, view.macc_model_graph);
}

TEST(StView, BatchNormalisationStraightBehindAConvolutionVanishes) {
  ir::GraphBuilder builder;
  const auto image = builder.input("image", {1, 3, 8, 8});
  const auto conv = conv_3_to(builder, "conv", image, 16);
  const StView view = st_view(finished(builder, batch_norm(builder, "bn", conv, 16)));
  ASSERT_EQ(view.layers.size(), 1u);
  EXPECT_EQ(view.macc, 27 * 16 * 64 + 16);
  EXPECT_EQ(view.macc_model_graph, view.macc + 2 * 16 * 64);
  EXPECT_EQ(view.weight_bytes, 4 * (27 * 16 + 16));
  EXPECT_EQ(view.params, 27 * 16 + 16 + 32);
}

TEST(StView, AFoldedBatchNormalisationGivesABiasToAConvolutionWithoutOne) {
  ir::GraphBuilder builder;
  const auto image = builder.input("image", {1, 1, 4, 4});
  const auto conv = builder.node("Conv", "conv", {image, builder.constant("w", {2, 1, 1, 1}, filled(2))});
  const StView view = st_view(finished(builder, batch_norm(builder, "bn", conv, 2)));
  EXPECT_EQ(view.weight_bytes, 4 * (2 + 2));
}

TEST(StView, BatchNormalisationStaysWhenSomebodyElseReadsTheConvolution) {
  ir::GraphBuilder builder;
  const auto image = builder.input("image", {1, 3, 8, 8});
  const auto conv = conv_3_to(builder, "conv", image, 16);
  const auto normed = batch_norm(builder, "bn", conv, 16);
  const StView view = st_view(finished(builder, builder.node("Add", "add", {conv, normed})));
  EXPECT_EQ(view.layers.size(), 3u);
}

TEST(StView, DenseLayersCountTheirBias) {
  ir::GraphBuilder builder;
  const auto row = builder.input("row", {1, 4});
  const auto dense = builder.node(
      "Gemm", "dense", {row, builder.constant("w", {4, 10}, filled(40)), builder.constant("b", {10}, filled(10))});
  const StView view = st_view(finished(builder, builder.node("Softmax", "softmax", {dense})));
  EXPECT_EQ(view.layers[0].macc, 50);
  EXPECT_EQ(view.layers[1].macc, 150);
  EXPECT_EQ(view.params, 50);
}

// TFLite files carry activations inside their nodes.
TEST(StView, AFusedActivationCountsLikeOneOfItsOwnWhenItIsFloat) {
  ir::GraphBuilder builder;
  const auto image = builder.input("image", {1, 3, 8, 8});
  const auto conv = conv_3_to(builder, "conv", image, 16);
  builder.graph().nodes[0].activation.kind = ir::ActivationKind::relu;
  ir::Graph graph = finished(builder, conv);
  EXPECT_EQ(st_view(graph).macc, 27 * 16 * 64 + 16 + 16 * 64);
  graph.tensor(graph.outputs[0]).type.dtype = ir::DType::int8;
  EXPECT_EQ(st_view(graph).macc, 27 * 16 * 64 + 16);
}

ir::Graph transposed_image(const std::string& format) {
  ir::GraphBuilder builder;
  const auto image = builder.input("image", {1, 8, 8, 3});
  const auto transposed =
      builder.node("Transpose", "transpose", {image}, {}, {{"perm", std::vector<std::int64_t>{0, 3, 1, 2}}});
  ir::Graph graph = finished(builder, conv_3_to(builder, "conv", transposed, 16));
  graph.source.format = format;
  return graph;
}

TEST(StView, ChangesOfLayoutDisappearFromOnnxFiles) {
  EXPECT_EQ(st_view(transposed_image("ONNX")).macc, 27 * 16 * 64 + 16);
}

TEST(StView, TransposesOfTheModelCostHalfAnOperationPerElement) {
  const StView view = st_view(transposed_image("TFLite"));
  EXPECT_EQ(view.layers.size(), 2u);
  EXPECT_EQ(view.layers[0].macc, 8 * 8 * 3 / 2);
}

TEST(StView, AnOperatorWithoutConventionIsNamed) {
  ir::GraphBuilder builder;
  const auto row = builder.input("row", {1, 4});
  const auto strange = builder.node("NoSuchOperator", "strange", {row}, {ir::DType::float32, {1, 4}});
  builder.output(strange);
  const StView view = st_view(std::move(builder).build());
  EXPECT_EQ(view.unknown_operators, std::vector<std::string>{"NoSuchOperator"});
  EXPECT_EQ(view.layers[0].macc, std::nullopt);
}

}  // namespace
}  // namespace jauge::cost
