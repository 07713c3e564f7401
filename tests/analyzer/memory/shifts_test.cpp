#include "analyzer/memory/shifts.h"

#include <gtest/gtest.h>

#include "tests/analyzer/memory/brute_force.h"
#include "tests/analyzer/memory/random_row_graph.h"

namespace jauge::memory {
namespace {

TEST(Shifts, ConvolutionOverItsInputNeedsARowAndAPixel) {
  // 4 x 5 pixels of 8 bytes, 3 x 3, stride 1, same size: distance (W + 1) * 8.
  Pieces input{.bytes = 8, .times = {}}, output{.bytes = 8, .times = {}};
  for (std::int64_t y = 0; y < 4; ++y)
    for (std::int64_t x = 0; x < 5; ++x) {
      input.times.push_back(std::min<std::int64_t>(y + 1, 3) * 5 + std::min<std::int64_t>(x + 1, 4));
      output.times.push_back(y * 5 + x);
    }
  const Shifts shifts(input, output);
  EXPECT_EQ(shifts.best(), (5 + 1) * 8);
  EXPECT_EQ(shifts.span(), Bytes{20 * 8 + 48});
  EXPECT_FALSE(shifts.allows(47));
  EXPECT_TRUE(shifts.allows(48));
  EXPECT_TRUE(shifts.allows(1000)) << "further apart is always allowed";
  EXPECT_TRUE(shifts.allows(-160)) << "so is the output behind the input";
}

TEST(Shifts, ElementByElementGoesInPlaceAndDownwards) {
  const Shifts same = Shifts::one_by_one(10, 4, 4);
  EXPECT_TRUE(same.allows(0));
  EXPECT_TRUE(same.allows(4));
  EXPECT_FALSE(same.allows(-4));
  EXPECT_EQ(Shifts::one_by_one(10, 4, 1).span(), Bytes{40});
  EXPECT_EQ(Shifts::one_by_one(12, 1, 4).span(), Bytes{36 + 12}) << "the last element must not be written over";
}

// Rows that nobody reads leave room for the output above the input's begin.
TEST(Shifts, NeverReadPiecesMayBeOverwritten) {
  const Shifts shifts({.bytes = 4, .times = {0, -1, -1, 1}}, {.bytes = 4, .times = {0, 1}});
  EXPECT_TRUE(shifts.allows(0));
  EXPECT_TRUE(shifts.allows(-4)) << "output in the two pieces that are never read";
  EXPECT_FALSE(shifts.allows(-12)) << "its first piece would destroy the last one's";
}

TEST(Shifts, AsTightAsTryingEveryShift) {
  int compared = 0;
  for (unsigned seed = 0; seed < 400; ++seed) {
    const ir::Graph graph = testing::random_row_graph(seed, 6);
    for (const ir::Node& node : graph.nodes)
      for (std::size_t i = 0; i < node.inputs.size(); ++i) {
        if (graph.tensor(node.inputs[i]).is_constant() || node.op == "Flatten") continue;
        const auto brute = testing::least_span(graph, node, i);
        const auto shifts = shifts_of(graph, node, i, Reading::pixels);
        ASSERT_EQ(brute.has_value(), shifts.has_value()) << "seed " << seed << " " << node.op << " input " << i;
        if (!brute) continue;
        ++compared;
        EXPECT_EQ(shifts->span(), Bytes{*brute}) << "seed " << seed << " node " << node.name << " " << node.op;
      }
  }
  EXPECT_GT(compared, 1'000);
}

}  // namespace
}  // namespace jauge::memory
