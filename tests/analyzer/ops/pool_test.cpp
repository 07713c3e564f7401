#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/analyzer/ops/one_node.h"

namespace jauge::ops {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

using Integers = std::vector<std::int64_t>;

OneNode pool(const char* op, Integers kernel, Integers strides) {
  OneNode node(op);
  node.reals({1, 3, 3, 1}, {1, 2, 3, 4, 5, 6, 7, 8, 9}).set("channels_last", 1);
  node.set("kernel_shape", std::move(kernel)).set("strides", std::move(strides));
  return node;
}

TEST(MaxPool, TakesTheLargest) {
  EXPECT_THAT(pool("MaxPool", {2, 2}, {1, 1}).values(), ElementsAre(5, 6, 8, 9));
  EXPECT_THAT(pool("MaxPool", {2, 2}, {2, 2}).values(), ElementsAre(5));
}

TEST(MaxPool, CeilModeAddsAWindowThatBeginsInside) {
  EXPECT_THAT(pool("MaxPool", {2, 2}, {2, 2}).set("ceil_mode", 1).values(), ElementsAre(5, 6, 8, 9));
  // Stride 3: a second window would begin behind the input.
  EXPECT_THAT(pool("MaxPool", {1, 1}, {3, 3}).set("ceil_mode", 1).values(), ElementsAre(1));
}

TEST(MaxPool, CountsWindowElements) {
  OneNode node = pool("MaxPool", {2, 2}, {1, 1});
  EXPECT_EQ(node.macs(), 0);
  EXPECT_EQ(node.st_macc(), 4 * 4);
  EXPECT_EQ(node.label(), "MaxPool 2x2 /1");
  EXPECT_EQ(pool("MaxPool", {2, 2}, {2, 2}).label(), "MaxPool 2x2");
}

TEST(MaxPool, RefusesHostileAttributes) {
  EXPECT_EQ(pool("MaxPool", {2, 2}, {0, 0}).error().kind, ErrorKind::damaged_file);
  EXPECT_EQ(pool("MaxPool", {0, 2}, {1, 1}).error().kind, ErrorKind::damaged_file);
  EXPECT_EQ(pool("MaxPool", {}, {1, 1}).error().kind, ErrorKind::damaged_file);
  EXPECT_EQ(pool("MaxPool", {4, 4}, {1, 1}).error().kind, ErrorKind::damaged_file);
  EXPECT_THAT(pool("MaxPool", {2, 2}, {1, 1}).set("pads", Integers{2, 0, 0, 0}).error().what,
              HasSubstr("padding is as large as its window"));
}

TEST(AveragePool, LeavesPaddingOutUnlessAsked) {
  OneNode node = pool("AveragePool", {2, 2}, {2, 2});
  node.set("pads", Integers{1, 1, 0, 0});
  EXPECT_THAT(node.values(), ElementsAre(1, 2.5, 5.5, 7));
  EXPECT_THAT(node.set("count_include_pad", 1).values(), ElementsAre(0.25, 1.25, 2.75, 7));
}

TEST(GlobalPools, FoldAllPixels) {
  OneNode average("GlobalAveragePool");
  average.reals({1, 2, 2, 2}, {1, 10, 2, 20, 3, 30, 6, 60}).set("channels_last", 1);
  EXPECT_THAT(average.values(), ElementsAre(3, 30));
  EXPECT_EQ(average.st_macc(), 8);
  EXPECT_EQ(average.shape(), (ir::Shape{1, 1, 1, 2}));
  OneNode largest("GlobalMaxPool");
  largest.reals({1, 2, 1, 2}, {1, 10, -2, 20}).set("channels_last", 1);
  EXPECT_THAT(largest.values(), ElementsAre(1, 20));
  OneNode first("GlobalAveragePool");
  EXPECT_EQ(first.reals({1, 2, 2, 2}, std::vector<float>(8)).shape(), (ir::Shape{1, 2, 1, 1}));
}

}  // namespace
}  // namespace jauge::ops
