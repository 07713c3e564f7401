#include <limits>

#include "tests/analyzer/passes/pass_test.h"

namespace jauge::passes {
namespace {

using namespace testing;
using Kind = ir::ActivationKind;

ir::Graph dense_then(float low, float high) {
  Model model;
  const auto dense = model.gemm(model.input({1, 4}), 6);
  return model.graph({model.op("Clip", {dense, model.scalar(low), model.scalar(high)})});
}

TEST(FuseActivation, KnowsTheClamps) {
  constexpr float most = std::numeric_limits<float>::max(), infinity = std::numeric_limits<float>::infinity();
  const struct {
    float low, high;
    Kind kind;
  } cases[] = {{0, 6, Kind::relu6},   {-1, 1, Kind::relu_n1_to_1}, {0, infinity, Kind::relu},
               {0, most, Kind::relu}, {-0.5f, 2, Kind::clip},      {-most, 1, Kind::clip}};
  for (const auto& c : cases) {
    const auto graph = after(fuse_activation, dense_then(c.low, c.high));
    ASSERT_EQ(ops_of(graph), "Gemm");
    EXPECT_EQ(graph.nodes[0].activation.kind, c.kind) << c.low << " to " << c.high;
    EXPECT_EQ(graph.nodes[0].origin_names.size(), 2u);
  }
}

TEST(FuseActivation, GoesIntoConvolutionsSumsAndPools) {
  Model model;
  const auto conv = model.op("Relu", {model.conv(model.input({1, 3, 6, 6}), 4)});
  const auto sum = model.op("Relu", {model.op("Add", {conv, model.conv(conv, 4)})});
  const auto pool = model.op("Clip", {model.average_pool(sum), model.scalar(0), model.scalar(1)});
  EXPECT_EQ(ops_of(after(fuse_activation, channels_last(model.graph({pool})))),
            "Transpose Conv Conv Add AveragePool Transpose");
}

TEST(FuseActivation, StaysWhenTheValueBeforeIsReadElsewhere) {
  Model twice;
  const auto dense = twice.gemm(twice.input({1, 4}), 6);
  EXPECT_EQ(ops_of(after(fuse_activation, twice.graph({twice.op("Add", {twice.op("Relu", {dense}), dense})}))),
            "Gemm Relu Add");
  Model output;
  const auto shown = output.gemm(output.input({1, 4}), 6);
  EXPECT_EQ(ops_of(after(fuse_activation, output.graph({output.op("Relu", {shown}), shown}))), "Gemm Relu");
}

TEST(FuseActivation, StaysBehindOtherOperatorsAndOtherActivations) {
  Model softmax;
  EXPECT_EQ(ops_of(after(fuse_activation,
                         softmax.graph({softmax.op("Relu", {softmax.op("Softmax", {softmax.input({1, 4})})})}))),
            "Softmax Relu");
  Model two;  // a clamp of a clamp is not one of the clamps
  const auto relu = two.op("Relu", {two.gemm(two.input({1, 4}), 6)});
  EXPECT_EQ(ops_of(after(fuse_activation, two.graph({two.op("Clip", {relu, two.scalar(-1), two.scalar(1)})}))),
            "Gemm Clip");
}

TEST(FuseActivation, StaysWhenBoundsAreComputedOrCrossed) {
  Model model;
  const auto bound = model.input({});
  EXPECT_EQ(
      ops_of(after(fuse_activation,
                   model.graph({model.op("Clip", {model.gemm(model.input({1, 4}), 6), model.scalar(0), bound})}))),
      "Gemm Clip");
  EXPECT_EQ(ops_of(after(fuse_activation, dense_then(2, 1))), "Gemm Clip");
}

}  // namespace
}  // namespace jauge::passes
