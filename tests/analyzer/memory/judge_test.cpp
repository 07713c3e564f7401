// The judge on plans with moves, rings and overlaps: each is spoilt in one place, and the judge must say so.
#include <gtest/gtest.h>

#include <algorithm>

#include "analyzer/memory/planner.h"
#include "tests/analyzer/memory/random_row_graph.h"

namespace jauge::memory {
namespace {

struct Count {
  int tried = 0, caught = 0;

  void add(bool found) {
    ++tried;
    caught += found;
  }
};

// Calls spoil(plan copy, i) for i = 0, 1, ... < count(plan) on the plans of many networks.
template <class CountOf, class Spoil>
Count spoil_all(Level level, CountOf count, Spoil spoil) {
  Count result;
  for (unsigned seed = 0; seed < 400; ++seed) {
    const ir::Graph graph = testing::random_row_graph(seed, 4 + static_cast<int>(seed % 12));
    const Plan good = *plan(graph, level);
    for (std::size_t i = 0; i < count(good); ++i) {
      Plan bad = good;
      if (spoil(bad, i)) result.add(find_fault(graph, bad).has_value());
    }
  }
  return result;
}

TEST(Judge, AMoveThatIsLeftOut) {
  const Count count = spoil_all(
      Level::overlap, [](const Plan& p) { return p.moves.size(); },
      [](Plan& p, std::size_t i) {
        p.moves.erase(p.moves.begin() + static_cast<std::ptrdiff_t>(i));
        return true;
      });
  EXPECT_GT(count.tried, 100);
  EXPECT_GT(count.caught, count.tried * 19 / 20) << "what is moved but never read again may stay";
}

TEST(Judge, ARingThatIsARowShort) {
  const Count count = spoil_all(
      Level::stream, [](const Plan& p) { return p.tensors.size(); },
      [](Plan& p, std::size_t i) {
        if (p.tensors[i].ring_rows < 2 || p.tensors[i].ring_step != 1 || p.tensors[i].ring_phase != 0) return false;
        --p.tensors[i].ring_rows;
        return true;
      });
  EXPECT_GT(count.tried, 10);
  EXPECT_GT(count.caught, count.tried * 4 / 5)
      << "a ring counts the rows between the oldest and the newest, read or not";
}

TEST(Judge, AGroupThatIsTakenApart) {
  const Count count = spoil_all(
      Level::stream, [](const Plan& p) { return p.groups.size(); },
      [](Plan& p, std::size_t i) {
        p.groups.erase(p.groups.begin() + static_cast<std::ptrdiff_t>(i));
        return true;
      });
  EXPECT_GT(count.tried, 50);
  EXPECT_GT(count.caught, count.tried * 9 / 10) << "a group of rings that hold all rows may be harmless";
}

// An output that was planned over its input, pushed further into it.
TEST(Judge, AnOverlapThatIsTooTight) {
  const Count count = spoil_all(
      Level::overlap, [](const Plan& p) { return p.tensors.size(); },
      [](Plan& p, std::size_t i) {
        if (p.tensors[i].size < 8_B) return false;
        p.tensors[i].offset += 4_B;
        return true;
      });
  EXPECT_GT(count.tried, 2'000);
  EXPECT_GT(count.caught, count.tried / 2) << "the rest moves into bytes that are free";
}

TEST(Judge, ScratchThatMeetsATensor) {
  const Count count = spoil_all(
      Level::stream, [](const Plan& p) { return p.scratch.size(); },
      [](Plan& p, std::size_t i) {
        const auto written = std::ranges::find_if(p.tensors, [&](const TensorPlace& place) {
          return place.first_step == p.scratch[i].step && place.ring_rows == 0 && place.size > 0_B &&
                 place.last_step > place.first_step;
        });
        if (written == p.tensors.end()) return false;
        p.scratch[i].offset = written->offset;
        return true;
      });
  EXPECT_GT(count.tried, 50);
  EXPECT_GT(count.caught, count.tried * 9 / 10) << "a kernel that runs once may write its row over its scratch";
}

}  // namespace
}  // namespace jauge::memory
