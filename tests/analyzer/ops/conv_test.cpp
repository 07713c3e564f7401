#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

#include "tests/analyzer/ops/one_node.h"

namespace jauge::ops {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

using Integers = std::vector<std::int64_t>;

std::vector<float> counted(std::size_t count) {
  std::vector<float> values(count);
  std::iota(values.begin(), values.end(), 1.0f);
  return values;
}

OneNode conv(ir::Shape in, ir::Shape weights) {
  const auto size = [](const ir::Shape& shape) { return static_cast<std::size_t>(ir::elements(shape)); };
  OneNode node("Conv");
  const std::size_t in_size = size(in), weight_size = size(weights);
  node.reals(std::move(in), counted(in_size)).reals(std::move(weights), std::vector<float>(weight_size, 1));
  return node;
}

TEST(Conv, SumsAWindowOfOnes) {
  // 1 2 3 / 4 5 6 / 7 8 9 under a 2x2 window of ones.
  EXPECT_THAT(conv({1, 3, 3, 1}, {1, 2, 2, 1}).set("channels_last", 1).values(), ElementsAre(12, 16, 24, 28));
}

TEST(Conv, PadsStridesAndDilates) {
  EXPECT_THAT(conv({1, 3, 3, 1}, {1, 3, 3, 1})
                  .set("channels_last", 1)
                  .set("pads", Integers{1, 1, 1, 1})
                  .set("strides", Integers{2, 2})
                  .values(),
              ElementsAre(12, 16, 24, 28));
  // The corners of the 3x3 picture: 1 + 3 + 7 + 9.
  EXPECT_THAT(conv({1, 3, 3, 1}, {1, 2, 2, 1}).set("channels_last", 1).set("dilations", Integers{2, 2}).values(),
              ElementsAre(20));
}

TEST(Conv, AddsBiasAndMixesChannels) {
  OneNode node("Conv");
  node.reals({1, 1, 2, 2}, {1, 2, 3, 4}).reals({2, 1, 1, 2}, {1, 10, 100, 1000}).reals({2}, {0.5, -0.5});
  EXPECT_THAT(node.set("channels_last", 1).values(), ElementsAre(21.5, 2099.5, 43.5, 4299.5));
}

TEST(Conv, KeepsGroupsApart) {
  OneNode grouped("Conv");  // two groups of two channels
  grouped.reals({1, 1, 1, 4}, {1, 2, 3, 4}).reals({2, 1, 1, 2}, {1, 1, 1, 1});
  EXPECT_THAT(grouped.set("channels_last", 1).set("group", 2).values(), ElementsAre(3, 7));
  OneNode depthwise("Conv");  // two filters for each channel
  depthwise.reals({1, 1, 1, 2}, {1, 2}).reals({4, 1, 1, 1}, {1, 2, 3, 4});
  EXPECT_THAT(depthwise.set("channels_last", 1).set("group", 2).values(), ElementsAre(1, 2, 6, 8));
}

TEST(Conv, RunsOverLines) {
  EXPECT_THAT(conv({1, 4, 1}, {1, 2, 1}).set("channels_last", 1).values(), ElementsAre(3, 5, 7));
}

TEST(Conv, AppliesAFusedActivation) {
  OneNode node("Conv");
  node.reals({1, 1, 2, 1}, {-3, 9}).reals({1, 1, 1, 1}, {1}).set("channels_last", 1);
  EXPECT_THAT(node.fuse({.kind = ir::ActivationKind::relu6}).values(), ElementsAre(0, 6));
  EXPECT_EQ(node.label(), "Conv 1x1, ReLU6");
}

TEST(Conv, InfersBothLayouts) {
  EXPECT_EQ(conv({2, 3, 32, 30}, {8, 3, 3, 3}).set("auto_pad", "SAME_UPPER").shape(), (ir::Shape{2, 8, 32, 30}));
  EXPECT_EQ(conv({2, 32, 30, 3}, {8, 3, 3, 3}).set("channels_last", 1).shape(), (ir::Shape{2, 30, 28, 8}));
  EXPECT_EQ(conv({1, 3, 10}, {4, 3, 3}).set("strides", Integers{2}).shape(), (ir::Shape{1, 4, 4}));
}

// The first layer of the seed model: 884,768 ST MACC, 884,736 MACs (seed-figures, conventions 2.2).
TEST(Conv, CountsTheSeedModelsFirstLayer) {
  OneNode node("Conv");
  node.unknown({1, 3, 32, 32}).reals({32, 3, 3, 3}, std::vector<float>(864, 0)).reals({32}, std::vector<float>(32, 0));
  node.set("pads", Integers{1, 1, 1, 1});
  EXPECT_EQ(node.macs(), 884'736);
  EXPECT_EQ(node.st_macc(), 884'768);
  EXPECT_EQ(parameter_count(node.view()), 896);
  EXPECT_EQ(parameter_bytes(node.view()), 3584_B);
}

TEST(Conv, WithoutBiasCountsOnlyWeights) {
  EXPECT_EQ(conv({1, 3, 32, 32}, {8, 3, 1, 1}).st_macc(), 24 * 1024);
}

TEST(Conv, NamesDepthwise) {
  OneNode node = conv({1, 8, 9, 9}, {8, 1, 3, 3});
  node.set("group", 8).set("strides", Integers{2, 2});
  EXPECT_EQ(family_of(node.view()), Family::depthwise);
  EXPECT_EQ(node.label(), "Depthwise 3x3 /2");
  EXPECT_EQ(node.macs(), 4 * 4 * 8 * 9);
}

struct Hostile {
  const char* attribute;
  ir::AttributeValue value;
};

TEST(Conv, RefusesHostileAttributes) {
  const Hostile cases[] = {
      {"strides", Integers{0, 1}},
      {"strides", Integers{-1, 1}},
      {"strides", Integers{1}},
      {"dilations", Integers{0, 0}},
      {"dilations", Integers{1 << 30, 1}},
      {"pads", Integers{-1, 0, 0, 0}},
      {"pads", Integers{0, 0}},
      {"group", std::int64_t{0}},
      {"group", std::int64_t{-3}},
      {"group", std::int64_t{5}},
      {"kernel_shape", Integers{2, 2}},
      {"kernel_shape", Integers{}},
      {"auto_pad", std::string("SIDEWAYS")},
      {"strides", std::int64_t{1}},
      {"no_such_attribute", std::int64_t{1}},
      {"pads", Integers{std::numeric_limits<std::int64_t>::max(), 0, 0, 0}},
      {"strides", Integers{std::numeric_limits<std::int64_t>::min(), 1}},
  };
  for (const Hostile& hostile : cases) {
    OneNode node = conv({1, 3, 8, 8}, {6, 3, 3, 3});
    const Error error = node.set(hostile.attribute, hostile.value).error();
    EXPECT_EQ(error.kind, ErrorKind::damaged_file) << hostile.attribute;
    EXPECT_THAT(error.where, HasSubstr("node 'it' (Conv)"));
    EXPECT_FALSE(error.what.empty()) << hostile.attribute;
  }
}

TEST(Conv, RefusesShapesThatDoNotFit) {
  EXPECT_THAT(conv({1, 4, 8, 8}, {6, 3, 3, 3}).error().what, HasSubstr("4 channels"));
  EXPECT_THAT(conv({1, 3, 2, 2}, {6, 3, 3, 3}).error().what, HasSubstr("window reaches over 3"));
  EXPECT_THAT(conv({1, 3, 8}, {6, 3, 3, 3}).error().what, HasSubstr("weights have shape"));
  EXPECT_EQ(conv({1, 1, 2, 2, 2}, {1, 1, 1, 1, 1}).error().kind, ErrorKind::unsupported_operator);
  OneNode bias = conv({1, 3, 8, 8}, {6, 3, 3, 3});
  EXPECT_THAT(bias.reals({5}, {1, 2, 3, 4, 5}).error().what, HasSubstr("bias has shape 5; 6 is needed"));
}

TEST(Conv, RefusesOutputsThatCannotBe) {
  OneNode node = conv({1, 1, 2, 2}, {1, 1, 1, 1});
  const std::int64_t large = std::int64_t{1} << 31;
  EXPECT_EQ(node.set("pads", Integers{large, large, large, large}).error().kind, ErrorKind::too_large);
}

TEST(ConvTranspose, ScattersItsInput) {
  OneNode node("ConvTranspose");
  node.reals({1, 1, 2, 1}, {1, 2}).reals({1, 1, 2, 1}, {1, 10}).set("channels_last", 1);
  EXPECT_THAT(node.values(), ElementsAre(1, 12, 20));
  node.set("strides", Integers{1, 2});
  EXPECT_THAT(node.values(), ElementsAre(1, 10, 2, 20));
  EXPECT_EQ(node.set("strides", Integers{0, 2}).error().kind, ErrorKind::damaged_file);
}

}  // namespace
}  // namespace jauge::ops
