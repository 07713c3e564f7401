#include "analyzer/cost/live_macs.h"

#include "analyzer/cost/counts.h"
#include "tests/analyzer/cost/sample_graphs.h"

namespace jauge::cost {
namespace {

using testing::finished;

Macs live_of(ir::GraphBuilder builder, ir::TensorId output) {
  return count(finished(builder, output)).live_macs;
}

TEST(LiveMacs, AnAllZeroFilterOfAConvolutionIsDead) {
  ir::GraphBuilder builder;
  const auto image = builder.input("image", {1, 1, 4, 4});
  // Three 1x1 filters, the second of them zero.
  const auto weights = builder.constant("w", {3, 1, 1, 1}, std::vector<float>{1, 0, 2});
  const auto conv = builder.node("Conv", "conv", {image, weights});
  EXPECT_EQ(live_of(builder, conv), Macs{2 * 16});
}

TEST(LiveMacs, ColumnsOfAMatrixAreChannels) {
  ir::GraphBuilder builder;
  const auto row = builder.input("row", {1, 2});
  const auto weights = builder.constant("w", {2, 3}, std::vector<float>{1, 0, 0, 0, 0, 3});
  const auto dense = builder.node("MatMul", "dense", {row, weights});
  EXPECT_EQ(live_of(builder, dense), Macs{2 * 2});
}

TEST(LiveMacs, RowsAreChannelsWhenGemmTransposes) {
  ir::GraphBuilder builder;
  const auto row = builder.input("row", {1, 3});
  const auto weights = builder.constant("w", {2, 3}, std::vector<float>{0, 0, 0, 0, 0, 3});
  const auto dense = builder.node("Gemm", "dense", {row, weights}, {}, {{"transB", std::int64_t{1}}});
  EXPECT_EQ(live_of(builder, dense), Macs{3});
}

TEST(LiveMacs, AZeroPointIsTheZeroOfIntegerWeights) {
  ir::Graph graph;
  const auto row = graph.add({.name = "row", .type = {ir::DType::int8, {1, 2}}, .quant = {}, .data = {}});
  const std::int8_t values[] = {5, 1, 5, 5};
  const auto weights = graph.add({.name = "w",
                                  .type = {ir::DType::int8, {2, 2}},
                                  .quant = ir::QuantParams{{0.1f}, {5}, -1},
                                  .data = ir::Buffer::of(std::span<const std::int8_t>(values))});
  const auto output = graph.add({.name = "y", .type = {ir::DType::int8, {1, 2}}, .quant = {}, .data = {}});
  ir::Node node;
  node.op = "MatMul";
  node.inputs = {row, weights};
  node.outputs = {output};
  graph.nodes.push_back(node);
  EXPECT_EQ(count(graph).live_macs, Macs{2});
  EXPECT_EQ(count(graph).live_weight_bytes, Bytes{2});
}

}  // namespace
}  // namespace jauge::cost
