#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/analyzer/ops/one_node.h"

namespace jauge::ops {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(Gemm, MultipliesScalesAndAdds) {
  OneNode node("Gemm");
  node.reals({1, 2}, {1, 2}).reals({2, 2}, {1, 2, 3, 4}).reals({2}, {10, 20});
  EXPECT_THAT(node.values(), ElementsAre(17, 30));
  node.set("transB", 1).set("alpha", 2.0).set("beta", 0.5);
  EXPECT_THAT(node.values(), ElementsAre(2 * 5 + 5, 2 * 11 + 10));
}

// dense of the seed model: 512 -> 1024 counts 525,312 at ST, 524,288 MACs.
TEST(Gemm, CountsTheSeedModelsDenseLayer) {
  OneNode node("Gemm");
  node.unknown({1, 512}).unknown({1024, 512}).unknown({1024}).set("transB", 1);
  EXPECT_EQ(node.macs(), 524'288);
  EXPECT_EQ(node.st_macc(), 525'312);
}

TEST(Gemm, RefusesMatricesThatDoNotMultiply) {
  EXPECT_THAT(OneNode("Gemm").unknown({1, 3}).unknown({2, 4}).error().what, HasSubstr("do not multiply"));
  EXPECT_THAT(OneNode("Gemm").unknown({1, 2, 1}).unknown({2, 4}).error().what, HasSubstr("rank 2"));
  EXPECT_THAT(OneNode("Gemm").unknown({1, 2}).unknown({2, 4}).unknown({3}).error().what, HasSubstr("broadcast"));
  EXPECT_THAT(OneNode("Gemm").unknown({1, 2}).unknown({2, 4}).unknown({5, 4}).error().what, HasSubstr("does not fit"));
}

TEST(MatMul, BroadcastsStacks) {
  OneNode node("MatMul");
  node.reals({2, 1, 2}, {1, 2, 3, 4}).reals({2, 1}, {10, 1});
  EXPECT_THAT(node.values(), ElementsAre(12, 34));
  EXPECT_EQ(node.shape(), (ir::Shape{2, 1, 1}));
  EXPECT_EQ(node.macs(), 4);
  EXPECT_EQ(OneNode("MatMul").unknown({3}).unknown({3}).shape(), ir::Shape{});
  EXPECT_EQ(OneNode("MatMul").unknown({4, 3}).unknown({3}).shape(), ir::Shape{4});
  EXPECT_THAT(OneNode("MatMul").unknown({4, 3}).unknown({4}).error().what, HasSubstr("do not multiply"));
  EXPECT_THAT(OneNode("MatMul").unknown({}).unknown({4}).error().what, HasSubstr("scalar"));
}

}  // namespace
}  // namespace jauge::ops
