#include "analyzer/cost/smaller_weights.h"

#include "tests/analyzer/cost/sample_graphs.h"

namespace jauge::cost {
namespace {

using testing::batch_norm;
using testing::conv_3_to;
using testing::filled;
using testing::finished;

ir::Graph dense(std::int64_t in, std::int64_t out) {
  ir::GraphBuilder builder;
  const auto row = builder.input("row", {1, in});
  const auto weights = builder.constant("w", {in, out}, filled(static_cast<std::size_t>(in * out)));
  const auto bias = builder.constant("b", {out}, filled(static_cast<std::size_t>(out)));
  const auto output = builder.node("Gemm", "dense", {row, weights, bias});
  return finished(builder, output);
}

TEST(Int8Weights, OneByteForAWeightAndFourForABias) {
  EXPECT_EQ(int8_weight_bytes(dense(40, 128)), Bytes{5'120 + 512});
}

TEST(Int8Weights, WhatIsNoWeightKeepsItsBytes) {
  ir::GraphBuilder builder;
  const auto image = builder.input("image", {1, 3, 8, 8});
  const auto relu = builder.node("Relu", "relu", {conv_3_to(builder, "conv", image, 16)});
  const auto output = batch_norm(builder, "bn", relu, 16);
  EXPECT_EQ(int8_weight_bytes(finished(builder, output)), Bytes{27 * 16 + 4 * 16 + 4 * 4 * 16});
}

// The two large matrices of the seeds' CIFAR-10 network hold 524,288 weights each; ST's reports give their savings.
TEST(TableWeights, SaveWhatPublishedReportsSay) {
  const Bytes plain{4 * (512 * 1024 + 1024)};
  EXPECT_EQ(plain - table_weight_bytes(dense(512, 1024), 8), Bytes{1'571'840});
  EXPECT_EQ(plain - table_weight_bytes(dense(512, 1024), 4), Bytes{1'834'944});
}

TEST(TableWeights, ATinyMatrixStaysAsItIs) {
  EXPECT_EQ(table_weight_bytes(dense(4, 5), 8), Bytes{4 * 25});
}

}  // namespace
}  // namespace jauge::cost
