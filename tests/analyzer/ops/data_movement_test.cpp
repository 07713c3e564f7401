#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "tests/analyzer/ops/one_node.h"

namespace jauge::ops {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

using Integers = std::vector<std::int64_t>;
constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min();

OneNode table(const char* op, std::size_t outputs = 1) {
  OneNode node(op, outputs);
  node.reals({2, 3}, {1, 2, 3, 4, 5, 6});
  return node;
}

TEST(Transpose, PermutesAxes) {
  EXPECT_THAT(table("Transpose").values(), ElementsAre(1, 4, 2, 5, 3, 6));
  OneNode node("Transpose");
  node.reals({1, 2, 2}, {1, 2, 3, 4}).set("perm", Integers{2, 0, 1});
  EXPECT_THAT(node.values(), ElementsAre(1, 3, 2, 4));
  EXPECT_EQ(node.st_macc(), 2);
  EXPECT_FALSE(table("Transpose").set("perm", Integers{0, 0}).error().what.empty());
  EXPECT_FALSE(table("Transpose").set("perm", Integers{0}).error().what.empty());
  EXPECT_FALSE(table("Transpose").set("perm", Integers{0, 7}).error().what.empty());
}

TEST(Concat, JoinsAlongAnAxis) {
  OneNode node = table("Concat");
  EXPECT_THAT(node.reals({2, 1}, {7, 8}).set("axis", 1).values(), ElementsAre(1, 2, 3, 7, 4, 5, 6, 8));
  EXPECT_THAT(node.set("axis", 0).error().what, HasSubstr("does not continue"));
  EXPECT_THAT(table("Concat").error().what, HasSubstr("no axis"));
}

TEST(Split, CutsEquallyOrAsTold) {
  EXPECT_THAT(table("Split", 2).set("axis", 1).values(1), ElementsAre(3, 6));
  OneNode told = table("Split", 2);
  EXPECT_THAT(told.integers({2}, {1, 2}).set("axis", 1).values(1), ElementsAre(2, 3, 5, 6));
  EXPECT_THAT(table("Split", 2).set("axis", 1).set("num_outputs", 3).values(1), ElementsAre(2, 5));  // one unwanted
  EXPECT_FALSE(table("Split", 2).set("axis", 1).set("num_outputs", largest).error().what.empty());
  EXPECT_FALSE(table("Split", 2).set("axis", 1).set("num_outputs", 1).error().what.empty());
  EXPECT_FALSE(table("Split", 2).integers({2}, {1, 1}).set("axis", 1).error().what.empty());
  EXPECT_FALSE(table("Split", 2).integers({2}, {-1, 4}).set("axis", 1).error().what.empty());
  EXPECT_FALSE(table("Split", 2).integers({2}, {largest, largest}).set("axis", 1).error().what.empty());
}

OneNode slice(Integers starts, Integers ends, Integers axes, Integers steps) {
  OneNode node = table("Slice");
  for (Integers* list : {&starts, &ends, &axes, &steps}) {
    const auto size = static_cast<std::int64_t>(list->size());
    node.integers({size}, *list);
  }
  return node;
}

TEST(Slice, TakesStepsForwardsAndBackwards) {
  EXPECT_THAT(slice({1}, {3}, {1}, {1}).values(), ElementsAre(2, 3, 5, 6));
  EXPECT_THAT(slice({-1}, {smallest}, {1}, {-2}).values(), ElementsAre(3, 1, 6, 4));
  EXPECT_THAT(slice({0}, {largest}, {0}, {largest}).values(), ElementsAre(1, 2, 3));
  EXPECT_THAT(slice({5}, {9}, {1}, {1}).values(), IsEmpty());
  EXPECT_THAT(slice({largest}, {smallest}, {1}, {smallest}).values(), ElementsAre(3, 6));
  EXPECT_THAT(slice({0}, {1}, {1}, {0}).error().what, HasSubstr("step 0"));
  EXPECT_FALSE(slice({0, 0}, {1}, {1}, {1}).error().what.empty());
}

TEST(Gather, PicksByIndex) {
  OneNode node = table("Gather");
  EXPECT_THAT(node.integers({2}, {-1, 0}).set("axis", 1).values(), ElementsAre(3, 1, 6, 4));
  EXPECT_EQ(table("Gather").integers({}, {1}).shape(), (ir::Shape{3}));
  EXPECT_FALSE(table("Gather").reals({}, {1}).error().what.empty());
}

OneNode pad(Integers pads, const char* mode) {
  OneNode node("Pad");
  node.reals({1, 3}, {1, 2, 3}).integers({static_cast<std::int64_t>(pads.size())}, pads).set("mode", mode);
  return node;
}

TEST(Pad, KnowsAllModes) {
  EXPECT_THAT(pad({0, 1, 0, 2}, "constant").values(), ElementsAre(0, 1, 2, 3, 0, 0));
  EXPECT_THAT(pad({0, 1, 0, 2}, "constant").reals({}, {9}).values(), ElementsAre(9, 1, 2, 3, 9, 9));
  EXPECT_THAT(pad({0, 2, 0, 1}, "reflect").values(), ElementsAre(3, 2, 1, 2, 3, 2));
  EXPECT_THAT(pad({0, 2, 0, 1}, "edge").values(), ElementsAre(1, 1, 1, 2, 3, 3));
  EXPECT_THAT(pad({0, 2, 0, 1}, "wrap").values(), ElementsAre(2, 3, 1, 2, 3, 1));
  EXPECT_THAT(pad({0, -1, 0, 1}, "constant").values(), ElementsAre(2, 3, 0));
}

TEST(Pad, RefusesImpossibleMargins) {
  EXPECT_FALSE(pad({0, 3, 0, 0}, "reflect").error().what.empty());
  EXPECT_FALSE(pad({0, -2, 0, -2}, "constant").error().what.empty());
  EXPECT_FALSE(pad({0, largest, 0, largest}, "constant").error().what.empty());
  EXPECT_FALSE(pad({0, 1, 0}, "constant").error().what.empty());
  EXPECT_EQ(pad({0, 1, 0, 0}, "spiral").error().kind, ErrorKind::unsupported_operator);
  EXPECT_EQ(pad({largest / 2, 0, 0, 0}, "constant").error().kind, ErrorKind::too_large);
}

TEST(ExpandAndTile, Repeat) {
  OneNode expand("Expand");
  EXPECT_THAT(expand.reals({2, 1}, {1, 2}).integers({2}, {1, 2}).values(), ElementsAre(1, 1, 2, 2));
  OneNode tile("Tile");
  EXPECT_THAT(tile.reals({1, 2}, {1, 2}).integers({2}, {2, 2}).values(), ElementsAre(1, 2, 1, 2, 1, 2, 1, 2));
  EXPECT_FALSE(OneNode("Tile").unknown({2}).integers({1}, {-1}).error().what.empty());
  EXPECT_FALSE(OneNode("Expand").unknown({2}).integers({1}, {-1}).error().what.empty());
  EXPECT_EQ(OneNode("Tile").unknown({2}).integers({1}, {largest / 2}).error().kind, ErrorKind::too_large);
}

TEST(Where, Chooses) {
  OneNode node("Where");
  node.integers({3}, {1, 0, 1}, ir::DType::boolean).reals({3}, {1, 2, 3}).reals({1}, {9});
  EXPECT_THAT(node.values(), ElementsAre(1, 9, 3));
}

TEST(ShapeAndSize, SayWhatIsKnown) {
  EXPECT_THAT(table("Shape").values(), ElementsAre(2, 3));
  EXPECT_THAT(table("Shape").set("start", -1).values(), ElementsAre(3));
  EXPECT_THAT(table("Shape").set("start", largest).set("end", smallest).values(), IsEmpty());
  EXPECT_THAT(table("Size").values(), ElementsAre(6));
}

TEST(ConstantOfShape, Fills) {
  EXPECT_THAT(OneNode("ConstantOfShape").integers({1}, {2}).integers({1}, {7}).values(), ElementsAre(7, 7));
  EXPECT_THAT(OneNode("ConstantOfShape").integers({1}, {2}).values(), ElementsAre(0, 0));
  EXPECT_EQ(OneNode("ConstantOfShape").integers({2}, {largest, 2}).error().kind, ErrorKind::too_large);
  EXPECT_FALSE(OneNode("ConstantOfShape").integers({1}, {-1}).error().what.empty());
}

TEST(Range, Counts) {
  const auto range = [](std::int64_t start, std::int64_t limit, std::int64_t delta) {
    return OneNode("Range").integers({}, {start}).integers({}, {limit}).integers({}, {delta});
  };
  EXPECT_THAT(range(10, 4, -2).values(), ElementsAre(10, 8, 6));
  EXPECT_THAT(range(0, -4, 2).values(), IsEmpty());
  EXPECT_THAT(range(0, 5, 0).error().what, HasSubstr("delta is 0"));
  EXPECT_FALSE(range(smallest, largest, 1).error().what.empty());
}

TEST(DepthToSpace, ShufflesInBothModes) {
  OneNode node("DepthToSpace");
  node.reals({1, 8, 1, 1}, {0, 1, 2, 3, 4, 5, 6, 7}).set("blocksize", 2);
  EXPECT_THAT(node.values(), ElementsAre(0, 2, 4, 6, 1, 3, 5, 7));
  EXPECT_THAT(node.set("mode", "CRD").values(), ElementsAre(0, 1, 2, 3, 4, 5, 6, 7));
  EXPECT_FALSE(node.set("blocksize", 0).error().what.empty());
  EXPECT_FALSE(node.set("blocksize", 3).error().what.empty());
  OneNode back("SpaceToDepth");
  back.reals({1, 2, 2, 1}, {1, 2, 3, 4}).set("blocksize", 2).set("channels_last", 1);
  EXPECT_THAT(back.values(), ElementsAre(1, 2, 3, 4));
  EXPECT_EQ(back.shape(), (ir::Shape{1, 1, 1, 4}));
}

TEST(Resize, EnlargesAndShrinks) {
  OneNode nearest("Resize");
  nearest.reals({2}, {1, 2}).absent().reals({1}, {2}).set("coordinate_transformation_mode", "asymmetric");
  nearest.set("nearest_mode", "floor");
  EXPECT_THAT(nearest.values(), ElementsAre(1, 1, 2, 2));
  OneNode linear("Resize");
  linear.reals({2}, {0, 3}).absent().absent().integers({1}, {4}).set("mode", "linear");
  linear.set("coordinate_transformation_mode", "align_corners");
  EXPECT_THAT(linear.values(), ElementsAre(0, 1, 2, 3));
  EXPECT_FALSE(OneNode("Resize").unknown({2}).absent().reals({1}, {0}).error().what.empty());
  EXPECT_FALSE(OneNode("Resize").unknown({2}).absent().reals({1}, {1e30f}).error().what.empty());
  EXPECT_FALSE(OneNode("Resize").unknown({2}).error().what.empty());
  EXPECT_EQ(OneNode("Resize").unknown({2}).absent().reals({1}, {2}).set("mode", "area").error().kind,
            ErrorKind::unsupported_operator);
}

}  // namespace
}  // namespace jauge::ops
