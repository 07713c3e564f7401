#include "analyzer/memory/split_plan.h"

#include <gtest/gtest.h>

#include "analyzer/ir/graph_builder.h"
#include "analyzer/memory/planner.h"
#include "analyzer/ops/operator.h"
#include "tests/analyzer/memory/random_graph.h"

namespace jauge::memory {
namespace {

std::vector<Claim> claims_without_scratch(Plan plan) {
  plan.scratch.clear();
  std::vector<Claim> claims;
  for (const Piece& piece : pieces_of(plan)) claims.push_back(piece.claim);
  return claims;
}

// Two rows of 400 B that become one of 800 B: 1,600 B in the last step.
ir::Graph two_branches() {
  ir::GraphBuilder builder;
  const ir::TensorId input = builder.input("in", {1, 100});
  const auto left =
      builder.node("MatMul", "left", {input, builder.constant("a", {100, 100}, std::vector<float>(10'000))});
  const auto right =
      builder.node("MatMul", "right", {input, builder.constant("b", {100, 100}, std::vector<float>(10'000))});
  builder.output(builder.node("Concat", "both", {left, right}, {}, {{"axis", std::int64_t{1}}}));
  ir::Graph graph = std::move(builder).build();
  EXPECT_TRUE(ops::infer_shapes(graph));
  return graph;
}

TEST(SplitPlan, TensorsOfOneStepLieInTwoRegions) {
  const ir::Graph graph = two_branches();
  const auto whole = plan(graph, Level::none);
  ASSERT_TRUE(whole);
  EXPECT_EQ(whole->activation_bytes, Bytes{1'600});
  const auto parts = split(*whole, {{Bytes{1'000}}, {Bytes{800}}});
  ASSERT_TRUE(parts);
  EXPECT_EQ(find_fault(graph, *parts), std::nullopt);
  ASSERT_EQ(parts->shares.size(), 2u);
  EXPECT_EQ(parts->shares[1].start.value % split_alignment_bytes, 0);
  EXPECT_EQ(parts->external_bytes, 0_B);
}

// The result has 800 B and lies in one piece, whatever the sum of the regions.
TEST(SplitPlan, TheSumOfRegionsIsNoRoomForOneTensor) {
  const auto whole = plan(two_branches(), Level::none);
  ASSERT_TRUE(whole);
  EXPECT_FALSE(split(*whole, {{Bytes{796}}, {Bytes{796}}, {Bytes{796}}}));
}

TEST(SplitPlan, ExternalRegionsAreCounted) {
  const ir::Graph graph = two_branches();
  const auto whole = plan(graph, Level::none);
  const auto parts = split(*whole, {{Bytes{800}}, {Bytes{100'000}, true}});
  ASSERT_TRUE(parts);
  EXPECT_EQ(find_fault(graph, *parts), std::nullopt);
  EXPECT_EQ(parts->external_bytes, Bytes{800});
}

TEST(SplitPlan, JudgeSeesWhatCrossesABorder) {
  const ir::Graph graph = two_branches();
  auto parts = split(*plan(graph, Level::none), {{Bytes{1'000}}, {Bytes{800}}});
  ASSERT_TRUE(parts);
  parts->shares[0].bytes = parts->shares[0].bytes - 4_B;
  EXPECT_NE(find_fault(graph, *parts), std::nullopt);
}

TEST(SplitPlan, PiecesOfLevelNoneAreItsStorages) {
  for (unsigned seed = 0; seed < 100; ++seed) {
    const auto whole = plan(testing::random_graph(seed), Level::none);
    ASSERT_TRUE(whole);
    EXPECT_EQ(live_bound(claims_without_scratch(*whole)), whole->lower_bound_bytes) << "seed " << seed;
  }
}

// Level none as a rule can be taken apart, the others seldom: what is split is judged by running it on poisoned bytes.
TEST(SplitPlan, RandomPlansSplitWithoutFault) {
  int split_plans[3] = {};
  for (unsigned seed = 0; seed < 200; ++seed)
    for (const Level level : {Level::none, Level::overlap, Level::stream}) {
      const ir::Graph graph = testing::random_graph(seed);
      const auto whole = plan(graph, level);
      ASSERT_TRUE(whole);
      const Bytes part{(whole->arena_bytes.value * 3 / 4 + 3) / 4 * 4};
      const auto parts = split(*whole, {{part}, {part}});
      if (!parts) continue;
      ++split_plans[static_cast<std::size_t>(level)];
      EXPECT_EQ(find_fault(graph, *parts), std::nullopt) << "seed " << seed << ", level " << name_of(level);
      for (const Share& share : parts->shares) EXPECT_LE(share.bytes, part);
    }
  EXPECT_GT(split_plans[0], 130);
  EXPECT_GT(split_plans[1], 20);
  RecordProperty("overlap", split_plans[1]);
  RecordProperty("stream", split_plans[2]);
}

}  // namespace
}  // namespace jauge::memory
