#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "tests/analyzer/ops/one_node.h"

namespace jauge::ops {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

using Integers = std::vector<std::int64_t>;

OneNode with_list(const char* op, ir::Shape in, Integers list) {
  OneNode node(op);
  node.unknown(std::move(in));
  const auto size = static_cast<std::int64_t>(list.size());
  node.integers({size}, std::move(list));
  return node;
}

TEST(Reshape, KeepsAndDeducesDimensions) {
  EXPECT_EQ(with_list("Reshape", {2, 3, 4}, {0, -1}).shape(), (ir::Shape{2, 12}));
  EXPECT_EQ(with_list("Reshape", {2, 3, 4}, {24}).shape(), (ir::Shape{24}));
  EXPECT_EQ(with_list("Reshape", {0, 3}, {3, 0}).set("allowzero", 1).shape(), (ir::Shape{3, 0}));
}

TEST(Reshape, RefusesWhatDoesNotFit) {
  EXPECT_THAT(with_list("Reshape", {2, 3}, {4, 2}).error().what, HasSubstr("4x2 of 2x3"));
  EXPECT_THAT(with_list("Reshape", {2, 3}, {-1, -1}).error().what, HasSubstr("two dimensions open"));
  EXPECT_THAT(with_list("Reshape", {2, 3}, {-1, 4}).error().what, HasSubstr("do not fill"));
  EXPECT_THAT(with_list("Reshape", {2, 3}, {-2, 3}).error().what, HasSubstr("contains -2"));
  EXPECT_THAT(with_list("Reshape", {6}, {1, 0}).error().what, HasSubstr("does not exist"));
  const std::int64_t huge = std::int64_t{1} << 62;
  EXPECT_FALSE(with_list("Reshape", {6}, {huge, huge, -1}).error().what.empty());
  EXPECT_FALSE(with_list("Reshape", {6}, {huge, 4, huge}).error().what.empty());
}

TEST(Reshape, AsksForAShapeThatIsNotKnown) {
  OneNode node("Reshape");
  const Error error = node.unknown({6}).unknown({2}, ir::DType::int64).error();
  EXPECT_EQ(error.kind, ErrorKind::shape_needed);
  EXPECT_EQ(error.where, "test.onnx: node 'it' (Reshape)");
  EXPECT_THAT(error.hint, HasSubstr("--shape"));
  EXPECT_THAT(OneNode("Reshape").unknown({1}).reals({1}, {1}).error().what, HasSubstr("list of integers"));
  EXPECT_THAT(OneNode("Reshape").unknown({1}).integers({1, 1}, {1}).error().what, HasSubstr("not a list"));
}

// Dimensions whose product overflows, hidden behind a 0: 2^62 x 4 x 0 has no elements, but its first two are 2^64.
TEST(Flatten, EmptyTensorsHideNoOverflow) {
  EXPECT_FALSE(ir::checked_bytes({ir::DType::float32, {std::int64_t{1} << 62, 4, 0}}));
  EXPECT_EQ(ir::checked_bytes({ir::DType::float32, {1024, 0, 4}}), 0);
  const Error error = with_list("Reshape", {0}, {std::int64_t{1} << 62, 4, 0}).set("allowzero", 1).error();
  EXPECT_EQ(error.kind, ErrorKind::too_large);
}

TEST(Flatten, CutsAtAnAxis) {
  EXPECT_EQ(OneNode("Flatten").unknown({2, 3, 4}).shape(), (ir::Shape{2, 12}));
  EXPECT_EQ(OneNode("Flatten").unknown({2, 3, 4}).set("axis", 0).shape(), (ir::Shape{1, 24}));
  EXPECT_EQ(OneNode("Flatten").unknown({2, 3, 4}).set("axis", 3).shape(), (ir::Shape{24, 1}));
  EXPECT_EQ(OneNode("Flatten").unknown({2, 3, 4}).set("axis", -1).shape(), (ir::Shape{6, 4}));
  EXPECT_FALSE(OneNode("Flatten").unknown({2}).set("axis", 3).error().what.empty());
}

TEST(Squeeze, DropsOnesOnly) {
  EXPECT_EQ(with_list("Squeeze", {1, 3, 1}, {-1}).shape(), (ir::Shape{1, 3}));
  EXPECT_EQ(OneNode("Squeeze").unknown({1, 3, 1}).shape(), (ir::Shape{3}));
  EXPECT_THAT(with_list("Squeeze", {1, 3, 1}, {1}).error().what, HasSubstr("squeezes dimension 1"));
  EXPECT_THAT(with_list("Squeeze", {1, 3, 1}, {0, -3}).error().what, HasSubstr("twice"));
  EXPECT_THAT(with_list("Squeeze", {1}, {std::numeric_limits<std::int64_t>::min()}).error().what, HasSubstr("outside"));
}

TEST(Unsqueeze, InsertsOnes) {
  EXPECT_EQ(with_list("Unsqueeze", {3, 4}, {0, -1}).shape(), (ir::Shape{1, 3, 4, 1}));
  EXPECT_THAT(with_list("Unsqueeze", {3}, {2}).error().what, HasSubstr("outside"));
  EXPECT_FALSE(with_list("Unsqueeze", {3}, Integers(2000, 0)).error().what.empty());
}

TEST(Dropout, DoesNothingAndRefusesTraining) {
  EXPECT_THAT(OneNode("Dropout").reals({2}, {1, 2}).values(), ::testing::ElementsAre(1, 2));
  EXPECT_EQ(OneNode("Dropout", 2).unknown({2}).type(1).dtype, ir::DType::boolean);
  OneNode training("Dropout");
  training.unknown({2}).reals({}, {0.5}).integers({}, {1}, ir::DType::boolean);
  EXPECT_EQ(training.error().kind, ErrorKind::unsupported_operator);
}

TEST(Views, MoveNoBytes) {
  for (const char* name : {"Reshape", "Flatten", "Squeeze", "Unsqueeze", "Identity", "Dropout"})
    EXPECT_TRUE(find_operator(name)->memory.is_view) << name;
}

}  // namespace
}  // namespace jauge::ops
