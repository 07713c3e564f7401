#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "tests/analyzer/ops/one_node.h"

namespace jauge::ops {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

using Integers = std::vector<std::int64_t>;

TEST(BatchNormalization, ScalesEachChannelInBothLayouts) {
  const auto norm = [](ir::Shape shape) {
    OneNode node("BatchNormalization");
    node.reals(std::move(shape), {1, 2, 3, 4})
        .reals({2}, {1, 10})
        .reals({2}, {0, 1})
        .reals({2}, {1, 2})
        .reals({2}, {4, 1});
    node.set("epsilon", 0.0);
    return node;
  };
  EXPECT_THAT(norm({1, 2, 2, 1}).values(), ElementsAre(0, 0.5, 11, 21));
  EXPECT_THAT(norm({1, 2, 1, 2}).set("channels_last", 1).values(), ElementsAre(0, 1, 1, 21));
  EXPECT_EQ(norm({1, 2, 2, 1}).st_macc(), 8);
  EXPECT_EQ(norm({1, 2, 2, 1}).set("training_mode", 1).error().kind, ErrorKind::unsupported_operator);
  EXPECT_THAT(norm({1, 4, 1, 1}).error().what, HasSubstr("scale has shape 2; 4 is needed"));
}

TEST(ScaleBias, WorksOnTheLastDimension) {
  OneNode node("ScaleBias");
  node.reals({2, 2}, {1, 2, 3, 4}).reals({2}, {1, 10}).reals({2}, {0, 5});
  EXPECT_THAT(node.values(), ElementsAre(1, 25, 3, 45));
  EXPECT_EQ(node.st_macc(), 8);
  EXPECT_EQ(parameter_count(node.view()), 6 + 2);  // here the input is constant as well
}

TEST(Softmax, SumsToOneAlongItsAxis) {
  const float ln2 = std::log(2.0f);
  OneNode node("Softmax");
  node.reals({2, 2}, {0, ln2, 1000, 1000});
  EXPECT_THAT(node.values(), ElementsAre(DoubleNear(1.0 / 3, 1e-6), DoubleNear(2.0 / 3, 1e-6), 0.5, 0.5));
  EXPECT_EQ(node.st_macc(), 15 * 4);
  EXPECT_FALSE(node.set("axis", 2).error().what.empty());
}

TEST(Softmax, BeforeOpset13FlattensWhatFollows) {
  OneNode node("Softmax");
  node.reals({1, 2, 2}, {1, 1, 1, 1}).set("axis", 1).set("flatten_to_2d", 1);
  EXPECT_THAT(node.values(), ElementsAre(0.25, 0.25, 0.25, 0.25));
}

TEST(LayerNormalization, NormalisesRows) {
  OneNode node("LayerNormalization", 3);
  node.reals({2, 2}, {1, 3, 10, 10}).reals({2}, {1, 2}).reals({2}, {0, 5}).set("epsilon", 0.0);
  node.set("epsilon", 1e-12);
  EXPECT_THAT(node.values(), ElementsAre(DoubleNear(-1, 1e-5), DoubleNear(7, 1e-5), 0, 5));
  EXPECT_THAT(node.values(1), ElementsAre(2, 10));
}

TEST(InstanceNormalization, TakesEachChannelByItself) {
  OneNode node("InstanceNormalization");
  node.reals({1, 1, 2, 2}, {1, 10, 3, 10}).reals({2}, {1, 1}).reals({2}, {0, 7}).set("channels_last", 1);
  EXPECT_THAT(node.values(), ElementsAre(DoubleNear(-1, 1e-4), 7, DoubleNear(1, 1e-4), 7));
}

TEST(Lrn, DividesByNeighbours) {
  OneNode node("LRN");
  node.reals({1, 3, 1}, {1, 2, 3}).set("size", 3).set("alpha", 3.0).set("beta", 1.0).set("bias", 1.0);
  EXPECT_THAT(node.values(),
              ElementsAre(DoubleNear(1.0 / 6, 1e-6), DoubleNear(2.0 / 15, 1e-6), DoubleNear(3.0 / 14, 1e-6)));
  EXPECT_FALSE(node.set("size", 0).error().what.empty());
}

OneNode reduce(const char* op, Integers axes) {
  OneNode node(op);
  node.reals({2, 3}, {1, 2, 3, 4, 5, 6}).integers({static_cast<std::int64_t>(axes.size())}, axes);
  return node;
}

TEST(Reduce, FoldsAxes) {
  EXPECT_THAT(reduce("ReduceMean", {1}).values(), ElementsAre(2, 5));
  EXPECT_THAT(reduce("ReduceSum", {0}).values(), ElementsAre(5, 7, 9));
  EXPECT_THAT(reduce("ReduceMax", {0, 1}).values(), ElementsAre(6));
  EXPECT_THAT(reduce("ReduceMin", {-1}).values(), ElementsAre(1, 4));
  EXPECT_THAT(reduce("ReduceProd", {1}).values(), ElementsAre(6, 120));
  EXPECT_THAT(reduce("ReduceL1", {1}).values(), ElementsAre(6, 15));
  EXPECT_EQ(reduce("ReduceMean", {1}).set("keepdims", 0).shape(), (ir::Shape{2}));
  EXPECT_EQ(reduce("ReduceMean", {1}).st_macc(), 6);
  EXPECT_THAT(reduce("ReduceMean", {2}).error().what, HasSubstr("outside"));
  EXPECT_THAT(reduce("ReduceMean", {0, 0}).error().what, HasSubstr("twice"));
}

TEST(Reduce, EmptyAxesMeanAllOrNothing) {
  EXPECT_THAT(reduce("ReduceSum", {}).values(), ElementsAre(21));
  EXPECT_EQ(reduce("ReduceSum", {}).set("noop_with_empty_axes", 1).shape(), (ir::Shape{2, 3}));
}

TEST(ArgMax, GivesIndices) {
  OneNode node("ArgMax");
  node.reals({2, 3}, {1, 7, 7, 9, 5, 6}).set("axis", 1).set("keepdims", 0);
  EXPECT_THAT(node.values(), ElementsAre(1, 0));
  EXPECT_THAT(node.set("select_last_index", 1).values(), ElementsAre(2, 0));
  EXPECT_EQ(node.type().dtype, ir::DType::int64);
}

}  // namespace
}  // namespace jauge::ops
