// All levels on random networks: the judge runs every plan, and small ones are compared with trying every order.
#include <gtest/gtest.h>

#include "analyzer/ir/find_fault.h"
#include "analyzer/memory/planner.h"
#include "tests/analyzer/memory/brute_force.h"
#include "tests/analyzer/memory/random_row_graph.h"

namespace jauge::memory {
namespace {

constexpr Level all_levels[] = {Level::none, Level::overlap, Level::stream};

TEST(AllLevels, EachNeedsAtMostWhatTheOneBeforeNeeds) {
  int groups = 0, moves = 0, optimal = 0;
  for (unsigned seed = 0; seed < 1'000; ++seed) {
    const ir::Graph graph = testing::random_row_graph(seed, 2 + static_cast<int>(seed % 19));
    ASSERT_EQ(ir::find_fault(graph), std::nullopt) << "seed " << seed;
    Bytes before{std::int64_t{1} << 40};
    for (Level level : all_levels) {
      const auto result = plan(graph, level);
      ASSERT_TRUE(result) << "seed " << seed << " " << name_of(level) << ": " << to_text(result.error());
      // Orders are compared with sizes rounded up to the alignment.
      EXPECT_LT(result->lower_bound_bytes, before + Bytes{alignment_bytes}) << "seed " << seed << " " << name_of(level);
      before = result->activation_bytes;
      groups += !result->groups.empty();
      moves += !result->moves.empty();
      optimal += result->optimal;
    }
  }
  EXPECT_GT(groups, 150);
  EXPECT_GT(moves, 20);
  EXPECT_GT(optimal, 2'900);
}

TEST(AllLevels, NoOrderIsBetter) {
  int compared = 0;
  for (unsigned seed = 0; seed < 600; ++seed) {
    const ir::Graph graph = testing::random_row_graph(seed + 5'000, 2 + static_cast<int>(seed % 7));
    for (Level level : {Level::none, Level::overlap}) {
      const auto least = testing::least_worst_step(graph, level, 20'000);
      if (!least) continue;
      ++compared;
      const auto result = plan(graph, level);
      ASSERT_TRUE(result) << "seed " << seed << ": " << to_text(result.error());
      // The bound leaves out the gap behind the topmost tensor.
      EXPECT_LE(result->lower_bound_bytes, Bytes{*least}) << "seed " << seed << " " << name_of(level);
      EXPECT_GT(result->lower_bound_bytes + Bytes{alignment_bytes}, Bytes{*least}) << "seed " << seed;
      EXPECT_TRUE(result->certificate.every_order);
    }
  }
  EXPECT_GT(compared, 1'000);
}

}  // namespace
}  // namespace jauge::memory
