#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/analyzer/ops/one_node.h"

namespace jauge::ops {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr ir::DType s8 = ir::DType::int8, u8 = ir::DType::uint8;

TEST(QuantizeLinear, RoundsHalfToEvenAndSaturates) {
  OneNode node("QuantizeLinear");
  node.reals({6}, {0.25f, 0.75f, -0.25f, 1.25f, 100, -100}).reals({}, {0.5f}).integers({}, {3}, s8);
  EXPECT_THAT(node.values(), ElementsAre(3, 5, 3, 5, 127, -128));
  EXPECT_EQ(node.st_macc(), 12);
}

TEST(QuantizeLinear, TakesAScaleForEachSlice) {
  OneNode node("QuantizeLinear");
  node.reals({2, 2}, {1, 2, 3, 4}).reals({2}, {1, 2}).integers({2}, {0, 10}, u8).set("axis", 0);
  EXPECT_THAT(node.values(), ElementsAre(1, 2, 12, 12));  // 3 / 2 = 1.5 and 2: both 2
  EXPECT_THAT(node.set("axis", 5).error().what, HasSubstr("outside"));
  EXPECT_EQ(node.set("block_size", 2).error().kind, ErrorKind::unsupported_operator);
}

TEST(DequantizeLinear, TurnsBack) {
  OneNode node("DequantizeLinear");
  node.integers({3}, {0, 128, 255}, u8).reals({}, {0.5f}).integers({}, {128}, u8);
  EXPECT_THAT(node.values(), ElementsAre(-64, 0, 63.5));
  OneNode wrong("DequantizeLinear");
  wrong.integers({3}, {0, 1, 2}, u8).reals({2}, {1, 1}).set("axis", 0);
  EXPECT_FALSE(wrong.error().what.empty());
}

// (x - 10) * (w - 1) summed, times 0.5 * 2 / 4, + 5: ((1 x 1) + (2 x 2) + bias 5) / 4 = 2.5 -> 2 -> 7.
TEST(QLinearConv, RequantisesHalfToEven) {
  OneNode node("QLinearConv");
  node.integers({1, 1, 1, 2}, {11, 12}, u8).reals({}, {0.5f}).integers({}, {10}, u8);
  node.integers({1, 1, 1, 2}, {2, 3}, s8).reals({}, {2}).integers({}, {1}, s8);
  node.reals({}, {4}).integers({}, {5}, u8).integers({1}, {5}, ir::DType::int32).set("channels_last", 1);
  EXPECT_THAT(node.values(), ElementsAre(7));
  EXPECT_EQ(node.macs(), 2);
  EXPECT_EQ(parameter_count(node.view()), 2 + 2 + 1);  // activations (constant here), weights and bias; no scales
}

TEST(QLinearConv, PadsWithTheZeroPoint) {
  OneNode node("QLinearConv");
  node.integers({1, 1, 1, 1}, {12}, u8).reals({}, {1}).integers({}, {10}, u8);
  node.integers({1, 1, 3, 1}, {1, 1, 1}, s8).reals({}, {1}).integers({}, {0}, s8).reals({}, {1}).integers({}, {0}, s8);
  node.set("channels_last", 1).set("pads", std::vector<std::int64_t>{0, 1, 0, 1});
  EXPECT_THAT(node.values(), ElementsAre(2));
}

TEST(QLinearMatMul, RequantisesAndSaturates) {
  OneNode node("QLinearMatMul");
  node.integers({1, 2}, {1, 2}, s8).reals({}, {1}).integers({}, {0}, s8);
  node.integers({2, 2}, {1, 100, 1, 100}, s8).reals({}, {1}).integers({}, {0}, s8).reals({}, {1}).integers({}, {0}, s8);
  EXPECT_THAT(node.values(), ElementsAre(3, 127));
}

TEST(IntegerProducts, Give32BitSums) {
  OneNode conv("ConvInteger");
  conv.integers({1, 1, 2, 1}, {200, 100}, u8).integers({1, 1, 2, 1}, {100, 100}, s8).set("channels_last", 1);
  EXPECT_THAT(conv.values(), ElementsAre(30000));
  OneNode product("MatMulInteger");
  product.integers({2, 1}, {5, 6}, u8).integers({1, 1}, {3}, u8).integers({2}, {1, 2}, u8);  // a zero point a row
  EXPECT_THAT(product.values(), ElementsAre(12, 12));
}

// Integers with a scale in an operator that only knows reals: refused, never computed as if they were the reals.
TEST(Quantised, NumbersAreNotMistakenForReals) {
  const std::vector<std::int8_t> stored = {-10, 5};
  ir::Graph graph;
  const ir::Tensor tensor = {.name = "x",
                             .type = {s8, {2}},
                             .quant = ir::QuantParams{.scales = {0.5f}, .zero_points = {-10}, .axis = -1},
                             .data = ir::Buffer::of(std::span<const std::int8_t>(stored))};
  ir::Node node;
  node.inputs = {graph.add(tensor)};
  node.outputs = {graph.add({.name = "y", .type = {s8, {2}}, .quant = {}, .data = {}})};
  const std::optional<ir::ConstArrayView> inputs[] = {graph.tensor(node.inputs[0]).value()};
  node.op = "Relu";
  const auto refused = evaluate(graph, node, inputs);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::unsupported_operator);
  node.op = "Identity";
  EXPECT_TRUE(evaluate(graph, node, inputs));
}

TEST(Quantised, FusedActivationsClampInTheirScale) {
  const ir::QuantParams quant = {.scales = {0.5f}, .zero_points = {-10}, .axis = -1};
  std::vector<std::int8_t> stored = {-128, -10, 0, 127};
  const ir::ArrayView view = {{s8, {4}}, std::as_writable_bytes(std::span(stored)), &quant};
  apply_activation({.kind = ir::ActivationKind::relu6}, view);
  EXPECT_THAT(stored, ElementsAre(-10, -10, 0, 2));  // 6 = 0.5 * (2 + 10)
}

// What an operator of ONNX's world makes of stored numbers.
std::vector<double> on_stored(ir::Node node, const ir::Shape& shape, const std::vector<std::int8_t>& stored,
                              ir::QuantParams from, ir::QuantParams to) {
  ir::Graph graph;
  node.rounding = ir::Rounding::onnx;
  node.inputs = {graph.add({.name = "x",
                            .type = {s8, shape},
                            .quant = std::move(from),
                            .data = ir::Buffer::of(std::span<const std::int8_t>(stored))})};
  node.outputs = {graph.add({.name = "y", .type = {s8, {}}, .quant = std::move(to), .data = {}})};
  EXPECT_TRUE(infer_shapes(graph, node));
  const std::optional<ir::ConstArrayView> inputs[] = {graph.tensor(node.inputs[0]).value()};
  const auto outputs = evaluate(graph, node, inputs);
  EXPECT_TRUE(outputs) << (outputs ? "" : to_text(outputs.error()));
  return outputs ? ir::to_doubles(outputs->front().view()) : std::vector<double>{};
}

// The mean -8 becomes -4, not -2.
TEST(Quantised, AveragePoolAppliesItsActivationOnce) {
  ir::Node pool;
  pool.op = "AveragePool";
  pool.attributes.set("channels_last", std::int64_t{1});
  pool.attributes.set("kernel_shape", std::vector<std::int64_t>{1, 2});
  pool.activation = {.kind = ir::ActivationKind::leaky_relu, .alpha = 0.5f};
  const ir::QuantParams quant = {.scales = {1}, .zero_points = {0}, .axis = -1};
  EXPECT_THAT(on_stored(pool, {1, 1, 2, 1}, {-6, -10}, quant, quant), ElementsAre(-4));
}

// Shares of a line of one are 1, whatever the number; lines of two share halves, however fine the steps.
TEST(Quantised, SoftmaxOfShortLinesStaysInFloat) {
  ir::Node softmax;
  softmax.op = "Softmax";
  softmax.attributes.set("axis", std::int64_t{-1});
  const ir::QuantParams from = {.scales = {0.1f}, .zero_points = {0}, .axis = -1};
  const auto to = [](float scale) { return ir::QuantParams{.scales = {scale}, .zero_points = {-128}, .axis = -1}; };
  EXPECT_THAT(on_stored(softmax, {3, 1}, {-128, 0, 127}, from, to(1.0f / 256)), ElementsAre(127, 127, 127));
  EXPECT_THAT(on_stored(softmax, {1, 1}, {5}, from, to(1.0f / 64)), ElementsAre(-64));
  EXPECT_THAT(on_stored(softmax, {1, 2}, {5, 5}, from, to(1.0f / 512)), ElementsAre(127, 127));
  EXPECT_THAT(on_stored(softmax, {1, 2}, {127, -128}, from, to(1e-30f)), ElementsAre(127, 127));
}

}  // namespace
}  // namespace jauge::ops
