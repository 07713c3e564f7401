#include "tests/analyzer/passes/pass_test.h"

namespace jauge::passes {
namespace {

using namespace testing;

std::string folded(Model& model, std::vector<ir::TensorId> outputs) {
  return ops_of(after(fold_batch_norm, channels_last(model.graph(std::move(outputs)))));
}

TEST(FoldBatchNorm, GoesIntoConvolutions) {
  for (bool bias : {false, true})
    for (std::int64_t group : {1, 2, 4}) {
      Model model;
      const auto conv = model.conv(model.input({1, 4, 6, 6}), 8, {.group = group, .bias = bias});
      EXPECT_EQ(folded(model, {model.batch_norm(conv)}), "Transpose Conv Transpose");
    }
}

TEST(FoldBatchNorm, GoesIntoDenseLayers) {
  Model gemm;
  EXPECT_EQ(folded(gemm, {gemm.batch_norm(gemm.gemm(gemm.input({2, 4}), 3))}), "Gemm");
  Model matmul;
  EXPECT_EQ(folded(matmul, {matmul.batch_norm(matmul.matmul(matmul.input({2, 4}), 3))}), "Gemm");
}

// The seed network: convolution, ReLU, batch norm.
TEST(FoldBatchNorm, StaysBehindAnActivation) {
  Model model;
  const auto relu = model.op("Relu", {model.conv(model.input({1, 3, 6, 6}), 4)});
  EXPECT_EQ(folded(model, {model.batch_norm(relu)}), "Transpose Conv Relu ScaleBias Transpose");
}

TEST(FoldBatchNorm, StaysBehindAFusedActivation) {
  Model model;
  const auto relu = model.op("Relu", {model.conv(model.input({1, 3, 6, 6}), 4)});
  const auto fused = after(fuse_activation, channels_last(model.graph({model.batch_norm(relu)})));
  EXPECT_EQ(ops_of(after(fold_batch_norm, fused)), "Transpose Conv ScaleBias Transpose");
}

TEST(FoldBatchNorm, StaysWhenTheConvolutionIsReadElsewhere) {
  Model twice;
  const auto conv = twice.conv(twice.input({1, 3, 6, 6}), 4);
  EXPECT_EQ(folded(twice, {twice.op("Add", {twice.batch_norm(conv), conv})}), "Transpose Conv ScaleBias Add Transpose");
  Model output;
  const auto shown = output.gemm(output.input({1, 4}), 3);
  EXPECT_EQ(folded(output, {output.batch_norm(shown), shown}), "Gemm ScaleBias");
}

TEST(FoldBatchNorm, StaysWhenWeightsAreShared) {
  Model model;
  const auto weights = model.weights({4, 4});
  const auto in = model.input({1, 4});
  const auto first = model.op("MatMul", {in, weights});
  const auto second = model.op("MatMul", {first, weights});
  EXPECT_EQ(folded(model, {model.batch_norm(second)}), "MatMul MatMul ScaleBias");
}

TEST(FoldBatchNorm, StaysAsItIsWithComputedOrBrokenStatistics) {
  Model computed;
  const auto in = computed.input({1, 3});
  const auto mean = computed.input({3});
  const auto norm = computed.op(
      "BatchNormalization", {in, computed.weights({3}), computed.weights({3}), mean, computed.positive_weights({3})});
  EXPECT_EQ(folded(computed, {norm}), "BatchNormalization");

  Model broken;  // the variance is below -epsilon: the result is NaN, and stays so
  const auto variance = broken.op("Sub", {broken.scalar(0), broken.positive_weights({3})});
  const auto nan = broken.op("BatchNormalization", {broken.input({1, 3}), broken.weights({3}), broken.weights({3}),
                                                    broken.weights({3}), variance});
  EXPECT_EQ(ops_of(after(fold_batch_norm, after(fold_constants, broken.graph({nan})))), "BatchNormalization");
}

// TFLite has no batch normalisation of its own.
TEST(FoldBatchNorm, TakesTheOneThatIsWrittenOut) {
  Model model;
  const auto conv = model.conv(model.input({1, 3, 6, 6}), 4);
  const auto scaled = model.op("Mul", {model.positive_weights({1, 4, 1, 1}), conv});
  const auto shifted = model.op("Sub", {scaled, model.weights({1, 4, 1, 1})});
  const ir::Graph graph = channels_last(model.graph({model.op("Relu", {shifted})}));
  EXPECT_EQ(count_of(after(fold_batch_norm, graph), "Mul") + count_of(after(fold_batch_norm, graph), "Sub"), 0);
}

TEST(FoldBatchNorm, LeavesWrittenOutOnesThatNoProducerCanTake) {
  Model model;
  const auto in = model.input({1, 3, 6, 6});
  const auto conv = model.conv(in, 4);
  const auto by_column = model.op("Mul", {conv, model.weights({1, 1, 1, 6})});
  const auto reversed = model.op("Sub", {model.weights({1, 4, 1, 1}), model.conv(in, 4)});
  const auto stacked = model.op("Mul", {model.matmul(model.input({1, 5, 8}), 3), model.weights({3})});
  const ir::Graph graph = channels_last(model.graph({by_column, reversed, stacked}));
  EXPECT_EQ(ops_of(after(fold_batch_norm, graph)), ops_of(graph));
}

TEST(FoldBatchNorm, KeepsTwoValuesAChannel) {
  Model model;
  const auto graph = after(fold_batch_norm, model.graph({model.batch_norm(model.op("Relu", {model.input({1, 5})}))}));
  EXPECT_EQ(ops::parameter_count(ops::NodeView(graph, graph.nodes[1])), 10);
}

}  // namespace
}  // namespace jauge::passes
