#include "analyzer/memory/planner.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "analyzer/ir/find_fault.h"
#include "analyzer/ir/graph_builder.h"
#include "tests/analyzer/memory/arena_run.h"
#include "tests/analyzer/memory/random_graph.h"

namespace jauge::memory {
namespace {

using ir::DType;
using ir::GraphBuilder;
using ir::Shape;
using ir::TensorId;
using ::testing::AnyOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Optional;

ir::TensorType floats(Shape shape) {
  return {DType::float32, std::move(shape)};
}

Plan plan_of(const ir::Graph& graph) {
  EXPECT_EQ(ir::find_fault(graph), std::nullopt);
  auto result = plan(graph, Level::none);
  EXPECT_TRUE(result) << (result ? "" : to_text(result.error()));
  EXPECT_EQ(find_fault(graph, *result), std::nullopt);
  return *result;
}

const TensorPlace& place_of(const Plan& plan, std::string_view name) {
  return *std::ranges::find(plan.tensors, name, &TensorPlace::name);
}

// An operator whose output may never lie in its input.
TensorId matmul(GraphBuilder& builder, const std::string& name, TensorId in, std::int64_t from, std::int64_t to) {
  const TensorId weights =
      builder.constant(name + ".w", {from, to}, std::vector<float>(static_cast<std::size_t>(from * to)));
  return builder.node("MatMul", name, {in, weights}, floats({1, to}));
}

// Anchor boxes of detectors: reals that no layer reads, but the caller does.
TEST(Planner, UnpackedConstantsLieInTheArenaWhereTheyAreAnAnswer) {
  GraphBuilder builder;
  const TensorId in = builder.input("in", {1, 8});
  const TensorId scale = builder.constant("scale", {}, std::vector<float>{0.5F});
  const TensorId boxes = builder.constant("boxes", {1, 6}, std::vector<float>(6));
  builder.output(matmul(builder, "scores", in, 8, 2));
  builder.output(builder.node("DequantizeLinear", "anchors", {boxes, scale}, floats({1, 6})));
  const Plan plan = plan_of(std::move(builder).build());
  ASSERT_NE(std::ranges::find(plan.tensors, "anchors", &TensorPlace::name), plan.tensors.end());
  EXPECT_EQ(place_of(plan, "anchors").size, Bytes{24});
}

TEST(Planner, AChainNeedsItsLargestPair) {
  GraphBuilder builder;
  const TensorId in = builder.input("in", {1, 8});
  const TensorId a = matmul(builder, "a", in, 8, 32);
  const TensorId b = matmul(builder, "b", a, 32, 16);
  builder.output(matmul(builder, "c", b, 16, 4));
  const Plan plan = plan_of(std::move(builder).build());
  EXPECT_EQ(plan.activation_bytes, Bytes{(32 + 16) * 4});
  EXPECT_TRUE(plan.optimal);
  EXPECT_EQ(plan.certificate.layer, "b");
  EXPECT_THAT(plan.live_bytes, ElementsAre(Bytes{160}, Bytes{192}, Bytes{80}));
}

TEST(Planner, ReluTakesOverADyingInput) {
  GraphBuilder builder;
  const TensorId in = builder.input("in", {1, 8});
  const TensorId a = matmul(builder, "a", in, 8, 64);
  const TensorId relu = builder.node("Relu", "relu", {a}, floats({1, 64}));
  builder.output(matmul(builder, "b", relu, 64, 2));
  const Plan plan = plan_of(std::move(builder).build());
  EXPECT_EQ(place_of(plan, "relu").offset, place_of(plan, "a").offset);
  EXPECT_EQ(plan.activation_bytes, Bytes{(64 + 8) * 4});
}

TEST(Planner, ReluDoesNotTakeOverAnInputThatIsReadLater) {
  GraphBuilder builder;
  const TensorId in = builder.input("in", {1, 8});
  const TensorId a = matmul(builder, "a", in, 8, 64);
  const TensorId relu = builder.node("Relu", "relu", {a}, floats({1, 64}));
  const TensorId b = matmul(builder, "b", relu, 64, 64);
  builder.output(builder.node("Add", "add", {a, b}, floats({1, 64})));
  const Plan plan = plan_of(std::move(builder).build());
  EXPECT_NE(place_of(plan, "relu").offset, place_of(plan, "a").offset);
  EXPECT_THAT(place_of(plan, "add").offset, AnyOf(place_of(plan, "a").offset, place_of(plan, "b").offset));
  EXPECT_EQ(plan.activation_bytes, Bytes{3 * 64 * 4});
}

TEST(Planner, AGraphOutputKeepsItsBytesToTheEnd) {
  GraphBuilder builder;
  const TensorId in = builder.input("in", {1, 8});
  const TensorId a = matmul(builder, "a", in, 8, 64);
  const TensorId relu = builder.node("Relu", "relu", {a}, floats({1, 64}));
  builder.output(a);
  builder.output(relu);
  const Plan plan = plan_of(std::move(builder).build());
  EXPECT_EQ(plan.activation_bytes, Bytes{2 * 64 * 4});
  EXPECT_EQ(place_of(plan, "a").last_step, 1);
}

TEST(Planner, ABroadcastOperandIsNeverOverwritten) {
  GraphBuilder builder;
  const TensorId in = builder.input("in", {1, 8});
  const TensorId row = matmul(builder, "row", in, 8, 8);
  const TensorId table = builder.input("table", {8, 8});
  const TensorId kept = builder.node("Add", "add", {row, table}, floats({8, 8}));
  builder.output(kept);
  builder.output(table);
  const Plan plan = plan_of(std::move(builder).build());
  EXPECT_EQ(plan.activation_bytes, Bytes{(8 + 64 + 64) * 4});
}

TEST(Planner, ViewsShareTheirSource) {
  GraphBuilder builder;
  const TensorId in = builder.input("in", {1, 4, 4});
  const TensorId flat = builder.node("Flatten", "flat", {in}, floats({1, 16}));
  builder.output(matmul(builder, "dense", flat, 16, 2));
  const Plan plan = plan_of(std::move(builder).build());
  EXPECT_EQ(place_of(plan, "flat").offset, place_of(plan, "in").offset);
  EXPECT_EQ(plan.activation_bytes, Bytes{(16 + 2) * 4});
}

// The view dies at the Relu, but its source is read once more.
TEST(Planner, AViewIsNotOverwrittenWhileItsSourceLives) {
  GraphBuilder builder;
  const TensorId in = builder.input("in", {1, 4, 4});
  const TensorId flat = builder.node("Flatten", "flat", {in}, floats({1, 16}));
  const TensorId relu = builder.node("Relu", "relu", {flat}, floats({1, 16}));
  const TensorId flat2 = builder.node("Flatten", "flat2", {in}, floats({1, 16}));
  builder.output(builder.node("Add", "add", {relu, flat2}, floats({1, 16})));
  const Plan plan = plan_of(std::move(builder).build());
  EXPECT_NE(place_of(plan, "relu").offset, place_of(plan, "in").offset);
  EXPECT_EQ(plan.activation_bytes, Bytes{2 * 16 * 4});
}

TEST(Planner, TensorsWithoutReaderAndUnusedInputsHaveAPlace) {
  GraphBuilder builder;
  const TensorId in = builder.input("in", {1, 8});
  builder.input("unused", {1, 100});
  matmul(builder, "dead", in, 8, 50);
  builder.output(matmul(builder, "live", in, 8, 2));
  const Plan plan = plan_of(std::move(builder).build());
  EXPECT_EQ(plan.activation_bytes, Bytes{(8 + 100 + 2) * 4}) << "'live' first: the unused input goes with it";
  EXPECT_EQ(plan.tensors.size(), 4u);
}

// Weights of quantised ONNX files: kernels turn them into reals as they read them.
TEST(Planner, UnpackedWeightsTakeNoRam) {
  GraphBuilder builder;
  const TensorId in = builder.input("in", {1, 8});
  const TensorId packed = builder.constant("w", {8, 100}, std::vector<float>(800));
  const TensorId step = builder.constant("step", {}, std::vector<float>{0.5f});
  const TensorId weights = builder.node("DequantizeLinear", "dq", {packed, step}, floats({8, 100}));
  builder.output(builder.node("MatMul", "mm", {in, weights}, floats({1, 100})));
  const Plan plan = plan_of(std::move(builder).build());
  EXPECT_EQ(plan.activation_bytes, Bytes{(8 + 100) * 4});
  EXPECT_EQ(plan.tensors.size(), 2u);
}

TEST(Planner, AGraphWithoutNodesHoldsItsInputs) {
  GraphBuilder builder;
  builder.output(builder.input("in", {1, 8}));
  const Plan plan = plan_of(std::move(builder).build());
  EXPECT_EQ(plan.activation_bytes, Bytes{32});
  EXPECT_EQ(plan.live_bytes.size(), 1u);
}

TEST(Planner, OffsetsAreAligned) {
  GraphBuilder builder;
  const TensorId a = builder.input("a", {3}, DType::int8);
  const TensorId b = builder.input("b", {5}, DType::int8);
  builder.output(a);
  builder.output(b);
  const Plan plan = plan_of(std::move(builder).build());
  EXPECT_EQ(plan.activation_bytes, 9_B);
  EXPECT_TRUE(plan.optimal);
}

TEST(Planner, RandomGraphsPassTheJudge) {
  int optimal = 0;
  for (unsigned seed = 0; seed < 2'000; ++seed) {
    const ir::Graph graph = testing::random_graph(seed);
    ASSERT_EQ(ir::find_fault(graph), std::nullopt) << "seed " << seed;
    const auto result = plan(graph, Level::none);
    ASSERT_TRUE(result) << "seed " << seed << ": " << to_text(result.error());
    ASSERT_EQ(find_fault(graph, *result), std::nullopt) << "seed " << seed;
    optimal += result->optimal;
  }
  EXPECT_GT(optimal, 1'800);
}

// The judge is worth what it catches: every offset of a tight plan is moved down or up, and nothing passes unseen that
// lets two living values meet.
TEST(PlanJudge, CatchesShiftedOffsets) {
  int caught = 0, moved = 0;
  for (unsigned seed = 0; seed < 200; ++seed) {
    const ir::Graph graph = testing::random_graph(seed);
    const Plan good = *plan(graph, Level::none);
    for (std::size_t i = 0; i < good.tensors.size(); ++i)
      for (std::int64_t shift : {-8, -4, 4, 8}) {
        Plan bad = good;
        bad.tensors[i].offset += Bytes{shift};
        if (bad.tensors[i].size == 0_B) continue;
        ++moved;
        const bool found = find_fault(graph, bad).has_value();
        caught += found;
        EXPECT_TRUE(found || !testing::meets_a_living_value(graph, bad)) << "seed " << seed << " tensor " << i;
      }
  }
  EXPECT_GT(caught, moved / 2);
}

TEST(PlanJudge, CatchesWrongTotalsOrdersAndPlaces) {
  const ir::Graph graph = testing::random_graph(11);
  const Plan good = *plan(graph, Level::none);
  const auto fault_after = [&](auto change) {
    Plan bad = good;
    change(bad);
    return find_fault(graph, bad);
  };
  EXPECT_EQ(fault_after([](Plan&) {}), std::nullopt);
  EXPECT_THAT(fault_after([](Plan& p) { p.activation_bytes += 4_B; }), Optional(HasSubstr("highest end")));
  EXPECT_THAT(fault_after([](Plan& p) { p.arena_bytes += 4_B; }), Optional(HasSubstr("arena_bytes")));
  EXPECT_THAT(fault_after([](Plan& p) { p.lower_bound_bytes += 4_B; }), Optional(HasSubstr("most that is alive")));
  EXPECT_THAT(fault_after([](Plan& p) { p.optimal = !p.optimal; }), Optional(HasSubstr("optimal")));
  EXPECT_THAT(fault_after([](Plan& p) { p.order.pop_back(); }), Optional(HasSubstr("every node once")));
  EXPECT_THAT(fault_after([](Plan& p) { std::ranges::reverse(p.order); }), Optional(HasSubstr("before its input")));
  EXPECT_THAT(fault_after([](Plan& p) { p.tensors.pop_back(); }), Optional(HasSubstr("has no place")));
  EXPECT_THAT(fault_after([](Plan& p) { p.tensors.push_back(p.tensors[0]); }), Optional(HasSubstr("two places")));
  EXPECT_THAT(fault_after([](Plan& p) { p.tensors[0].size += 4_B; }), Optional(HasSubstr("wrong size")));
  EXPECT_THAT(fault_after([](Plan& p) { p.certificate.tensors.clear(); }), Optional(HasSubstr("add up")));
}

}  // namespace
}  // namespace jauge::memory
