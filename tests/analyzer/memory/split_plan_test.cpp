#include "analyzer/memory/split_plan.h"

#include <gtest/gtest.h>

#include "analyzer/ir/graph_builder.h"
#include "analyzer/memory/planner.h"
#include "analyzer/ops/operator.h"
#include "tests/analyzer/memory/random_graph.h"
#include "tests/analyzer/memory/random_row_graph.h"

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

// What is split is judged by running it on poisoned bytes, row by row where the plan has groups.
void expect_sound_split(const ir::Graph& graph, Level level, int& split_plans) {
  const auto whole = plan(graph, level);
  ASSERT_TRUE(whole);
  const Bytes part{(whole->arena_bytes.value * 3 / 4 + 3) / 4 * 4};
  const auto parts = split(*whole, {{part}, {part}});
  if (!parts) return;
  ++split_plans;
  EXPECT_EQ(find_fault(graph, *parts), std::nullopt) << "level " << name_of(level);
  for (const Share& share : parts->shares) EXPECT_LE(share.bytes, part);
}

TEST(SplitPlan, RandomPlansSplitWithoutFault) {
  int of_chains = 0, of_rows = 0;
  for (unsigned seed = 0; seed < 200; ++seed)
    for (const Level level : {Level::none, Level::overlap, Level::stream}) {
      SCOPED_TRACE(seed);
      expect_sound_split(testing::random_graph(seed), level, of_chains);
      expect_sound_split(testing::random_row_graph(seed, 8), level, of_rows);
    }
  EXPECT_GT(of_chains, 400);
  EXPECT_GT(of_rows, 50);
}

}  // namespace
}  // namespace jauge::memory
