#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "tests/analyzer/ops/one_node.h"

namespace jauge::ops {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

OneNode of_two(const char* op, std::vector<float> a, std::vector<float> b) {
  OneNode node(op);
  const auto size_a = static_cast<std::int64_t>(a.size()), size_b = static_cast<std::int64_t>(b.size());
  node.reals({size_a}, std::move(a)).reals({size_b}, std::move(b));
  return node;
}

OneNode of_integers(const char* op, std::vector<std::int64_t> a, std::vector<std::int64_t> b,
                    ir::DType dtype = ir::DType::int64) {
  OneNode node(op);
  const auto size_a = static_cast<std::int64_t>(a.size()), size_b = static_cast<std::int64_t>(b.size());
  node.integers({size_a}, std::move(a), dtype).integers({size_b}, std::move(b), dtype);
  return node;
}

TEST(Binary, ComputesAndBroadcasts) {
  EXPECT_THAT(of_two("Add", {1, 2, 3}, {10}).values(), ElementsAre(11, 12, 13));
  EXPECT_THAT(of_two("Sub", {1}, {1, 2}).values(), ElementsAre(0, -1));
  EXPECT_THAT(of_two("Mul", {2, 3}, {4, 5}).values(), ElementsAre(8, 15));
  EXPECT_THAT(of_two("Pow", {2, 3}, {3, 2}).values(), ElementsAre(8, 9));
  OneNode table("Add");
  EXPECT_THAT(table.reals({2, 1}, {1, 2}).reals({1, 2}, {10, 20}).values(), ElementsAre(11, 21, 12, 22));
}

TEST(Binary, DividesIntegersTowardsZero) {
  EXPECT_THAT(of_integers("Div", {7, -7}, {2}).values(), ElementsAre(3, -3));
  EXPECT_THAT(of_integers("Mod", {7, -7}, {3}).values(), ElementsAre(1, 2));
  EXPECT_THAT(of_integers("Mod", {7, -7}, {3}).set("fmod", 1).values(), ElementsAre(1, -1));
}

TEST(Binary, IntegersWrapInsteadOfBreaking) {
  EXPECT_THAT(of_integers("Add", {127}, {1}, ir::DType::int8).values(), ElementsAre(-128));
  EXPECT_THAT(of_integers("Div", {-128}, {-1}, ir::DType::int8).values(), ElementsAre(-128));
  const std::int64_t smallest = std::numeric_limits<std::int64_t>::min();
  EXPECT_EQ(of_integers("Div", {smallest}, {-1}).values().size(), 1u);
  EXPECT_EQ(of_integers("Mul", {smallest}, {3}).values().size(), 1u);
}

TEST(Binary, RefusesToDivideAnIntegerByZero) {
  ir::Graph graph;
  const auto number = [&graph](std::int64_t value) {
    const std::vector<std::int64_t> values = {value};
    return graph.add({.name = "n",
                      .type = {ir::DType::int64, {}},
                      .quant = {},
                      .data = ir::Buffer::of(std::span<const std::int64_t>(values))});
  };
  ir::Node node;
  node.op = "Div";
  node.inputs = {number(1), number(0)};
  node.outputs = {graph.add({.name = "out", .type = {ir::DType::int64, {}}, .quant = {}, .data = {}})};
  const std::optional<ir::ConstArrayView> inputs[] = {graph.tensor(node.inputs[0]).value(),
                                                      graph.tensor(node.inputs[1]).value()};
  const auto result = evaluate(graph, node, inputs);
  ASSERT_FALSE(result);
  EXPECT_THAT(result.error().what, HasSubstr("by zero"));
}

TEST(Binary, ComparesIntoBool) {
  OneNode node = of_two("Less", {1, 2, 3}, {2});
  EXPECT_THAT(node.values(), ElementsAre(1, 0, 0));
  EXPECT_EQ(node.type().dtype, ir::DType::boolean);
  EXPECT_THAT(of_integers("And", {1, 1, 0}, {1, 0, 0}, ir::DType::boolean).values(), ElementsAre(1, 0, 0));
}

TEST(Binary, RefusesWhatDoesNotFit) {
  EXPECT_THAT(of_two("Add", {1, 2, 3}, {1, 2}).error().what, HasSubstr("do not broadcast"));
  OneNode mixed("Add");
  EXPECT_THAT(mixed.reals({1}, {1}).integers({1}, {1}).error().what, HasSubstr("int64 beside float32"));
}

TEST(Binary, StCountsOneEachAndFiveForDiv) {
  EXPECT_EQ(of_two("Add", {1, 2, 3}, {10}).st_macc(), 3);
  EXPECT_EQ(of_two("Div", {1, 2, 3}, {10}).st_macc(), 15);
  EXPECT_EQ(of_two("Pow", {1, 2, 3}, {10}).st_macc(), std::nullopt);
}

TEST(Variadic, FoldsAllInputs) {
  const auto three = [](const char* op) {
    OneNode node(op);
    node.reals({2}, {1, 5}).reals({1}, {3}).reals({2}, {2, 4});
    return node;
  };
  EXPECT_THAT(three("Max").values(), ElementsAre(3, 5));
  EXPECT_THAT(three("Min").values(), ElementsAre(1, 3));
  EXPECT_THAT(three("Sum").values(), ElementsAre(6, 12));
  EXPECT_THAT(three("Mean").values(), ElementsAre(2, 4));
}

TEST(Activations, Compute) {
  const auto of = [](const char* op) {
    OneNode node(op);
    node.reals({3}, {-2, 0, 2});
    return node;
  };
  EXPECT_THAT(of("Relu").values(), ElementsAre(0, 0, 2));
  EXPECT_THAT(of("LeakyRelu").set("alpha", 0.5).values(), ElementsAre(-1, 0, 2));
  EXPECT_THAT(of("HardSwish").values(), ElementsAre(DoubleNear(-1.0 / 3, 1e-6), 0, DoubleNear(5.0 / 3, 1e-6)));
  EXPECT_THAT(of("Sigmoid").values(), ElementsAre(DoubleNear(0.119203, 1e-6), 0.5, DoubleNear(0.880797, 1e-6)));
  EXPECT_THAT(of("Selu").set("gamma", 2.0).set("alpha", 1.0).values(),
              ElementsAre(DoubleNear(2 * (0.135335 - 1), 1e-5), 0, 4));
  EXPECT_THAT(of("Shrink").set("lambd", 1.0).set("bias", 0.5).values(), ElementsAre(-1.5, 0, 1.5));
  EXPECT_EQ(of("Sigmoid").st_macc(), 30);
  EXPECT_EQ(of("Relu").st_macc(), 3);
}

TEST(Activations, PReluTakesASlopeForEachChannel) {
  OneNode node("PRelu");
  node.reals({1, 2, 2}, {-1, -1, 2, -2}).reals({2}, {0.5, 0.25});
  EXPECT_THAT(node.values(), ElementsAre(-0.5, -0.25, 2, -0.5));
  EXPECT_EQ(node.st_macc(), 8);
  EXPECT_FALSE(OneNode("PRelu").reals({2}, {1, 2}).reals({3, 2}, std::vector<float>(6)).error().what.empty());
}

TEST(Clip, HoldsBoundsAndMaxWins) {
  const auto clip = [] { return OneNode("Clip").reals({3}, {-5, 0, 9}); };
  EXPECT_THAT(clip().reals({}, {-1}).reals({}, {6}).values(), ElementsAre(-1, 0, 6));
  EXPECT_THAT(clip().absent().reals({}, {6}).values(), ElementsAre(-5, 0, 6));
  EXPECT_THAT(clip().reals({}, {8}).reals({}, {6}).values(), ElementsAre(6, 6, 6));
  EXPECT_THAT(clip().reals({2}, {8, 8}).error().what, HasSubstr("no single numbers"));
}

TEST(Cast, SaturatesAndTruncates) {
  OneNode node("Cast");
  node.reals({5}, {1.9f, -1.9f, 1e20f, std::numeric_limits<float>::quiet_NaN(), 300}).set("to", "int8");
  EXPECT_THAT(node.values(), ElementsAre(1, -1, 127, 0, 127));
  EXPECT_THAT(node.set("to", "bool").values(), ElementsAre(1, 1, 1, 1, 1));
  EXPECT_EQ(node.set("to", "complex64").error().kind, ErrorKind::unsupported_operator);
}

TEST(Half, IsComputedInSinglePrecision) {
  OneNode node("Cast");
  node.reals({2}, {0.1f, 2049}).set("to", "float16");
  EXPECT_EQ(node.type().dtype, ir::DType::float16);
  EXPECT_THAT(node.values(), ElementsAre(DoubleNear(0.1, 1e-4), 2048));
}

}  // namespace
}  // namespace jauge::ops
