#include "analyzer/cost/counts.h"

#include "tests/analyzer/cost/sample_graphs.h"

namespace jauge::cost {
namespace {

using testing::batch_norm;
using testing::conv_3_to;
using testing::filled;
using testing::finished;

TEST(Counts, ConvolutionCountsWeightsBiasAndPaddingTaps) {
  ir::GraphBuilder builder;
  const auto image = builder.input("image", {1, 3, 8, 8});
  const Counts counts = count(finished(builder, conv_3_to(builder, "conv", image, 16)));
  ASSERT_EQ(counts.layers.size(), 1u);
  EXPECT_EQ(counts.params, 27 * 16 + 16);
  EXPECT_EQ(counts.weight_bytes, Bytes{4 * (27 * 16 + 16)});
  EXPECT_EQ(counts.macs, Macs{8 * 8 * 27 * 16});
  EXPECT_EQ(counts.layers[0].output_bytes, Bytes{8 * 8 * 16 * 4});
}

TEST(Counts, BatchNormalisationHasFourVariablesPerChannel) {
  ir::GraphBuilder builder;
  const auto image = builder.input("image", {1, 3, 8, 8});
  const Counts counts = count(finished(builder, batch_norm(builder, "bn", image, 3)));
  EXPECT_EQ(counts.params, 12);
  EXPECT_EQ(counts.macs, Macs{0});
}

TEST(Counts, AConstantThatTwoLayersReadCountsOnceInTheTotal) {
  ir::GraphBuilder builder;
  const auto row = builder.input("row", {1, 4});
  const auto weights = builder.constant("w", {4, 4}, filled(16));
  const auto first = builder.node("MatMul", "first", {row, weights});
  const Counts counts = count(finished(builder, builder.node("MatMul", "second", {first, weights})));
  EXPECT_EQ(counts.layers[0].params, 16);
  EXPECT_EQ(counts.layers[1].params, 16);
  EXPECT_EQ(counts.params, 16);
  EXPECT_EQ(counts.weight_bytes, Bytes{64});
  EXPECT_EQ(counts.macs, Macs{32});
}

TEST(Counts, ShapesAreNoParameters) {
  ir::GraphBuilder builder;
  const auto row = builder.input("row", {1, 4});
  const auto shape = builder.constant("shape", {2}, std::vector<std::int64_t>{2, 2});
  const Counts counts = count(finished(builder, builder.node("Reshape", "reshape", {row, shape})));
  EXPECT_EQ(counts.params, 0);
  EXPECT_EQ(counts.weight_bytes, Bytes{0});
}

TEST(Counts, ANodeWithoutANameGetsOne) {
  ir::GraphBuilder builder;
  const auto row = builder.input("row", {1, 4});
  const auto first = builder.node("Relu", "named", {row});
  const Counts counts = count(finished(builder, builder.node("Relu", "", {first})));
  EXPECT_EQ(counts.layers[0].name, "named");
  EXPECT_EQ(counts.layers[1].name, "Relu_1");
}

}  // namespace
}  // namespace jauge::cost
