#include "analyzer/passes/reshape_rules.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>

namespace jauge::passes {
namespace {

ir::Array counted(const ir::Shape& shape) {
  ir::Array array({ir::DType::int32, shape});
  std::iota(array.as<std::int32_t>().begin(), array.as<std::int32_t>().end(), 0);
  return array;
}

TEST(Permutation, TransposedMovesElements) {
  const ir::Array array = counted({2, 3});
  const ir::Array turned = transposed(array.view(), {1, 0});
  EXPECT_EQ(turned.type.shape, (ir::Shape{3, 2}));
  EXPECT_EQ(std::vector<std::int32_t>(turned.as<std::int32_t>().begin(), turned.as<std::int32_t>().end()),
            (std::vector<std::int32_t>{0, 3, 1, 4, 2, 5}));
}

TEST(Permutation, InverseAndComposition) {
  const Permutation perm = {2, 0, 3, 1};
  EXPECT_TRUE(is_identity(compose(perm, inverse(perm))));
  EXPECT_EQ(to_last(4), (Permutation{0, 2, 3, 1}));
  EXPECT_EQ(to_first(3), (Permutation{0, 2, 1}));
  const ir::Array array = counted({2, 3, 4, 5});
  const Permutation other = {1, 3, 0, 2};
  const ir::Array first = transposed(array.view(), perm);
  EXPECT_EQ(transposed(first.view(), other).bytes, transposed(array.view(), compose(perm, other)).bytes);
}

TEST(ReshapeFirst, InsertsAndDropsOnes) {
  const auto result = reshape_first({1, 32, 3}, {0, 2, 1}, {1, 3, 1, 32});
  ASSERT_TRUE(result);
  EXPECT_EQ(result->shape, (ir::Shape{1, 1, 32, 3}));
  EXPECT_EQ(result->perm, (Permutation{0, 3, 1, 2}));
}

TEST(ReshapeFirst, JoinsNeighboursOnly) {
  EXPECT_TRUE(reshape_first({1, 4, 5, 3}, {0, 3, 1, 2}, {1, 3, 20}));   // H and W are neighbours in both
  EXPECT_FALSE(reshape_first({1, 4, 5, 3}, {0, 3, 1, 2}, {1, 60}));     // C stands before H W here, behind them there
  EXPECT_FALSE(reshape_first({1, 4, 5, 3}, {0, 3, 1, 2}, {1, 12, 5}));  // C joins H
  EXPECT_TRUE(reshape_first({1, 4, 5, 6}, {0, 3, 1, 2}, {1, 2, 3, 4, 5}));
}

// Whatever it answers must move the same elements to the same places.
TEST(ReshapeFirst, IsRightForRandomShapes) {
  std::mt19937 random(4);
  const auto number = [&](int low, int high) {
    return low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1));
  };
  int answered = 0;
  for (int i = 0; i < 20'000; ++i) {
    ir::Shape from;
    for (int k = number(1, 5); k > 0; --k) from.push_back(number(1, 4));
    Permutation perm = identity(from.size());
    std::ranges::shuffle(perm, random);
    // A random reshape: join some neighbours of the transposed shape, split some, insert ones.
    ir::Shape to;
    for (std::int64_t size : permuted(from, perm)) {
      if (number(0, 4) == 0) to.push_back(1);
      if (!to.empty() && number(0, 3) == 0)
        to.back() *= size;
      else if (size == 4 && number(0, 1) == 0)
        to.insert(to.end(), {2, 2});
      else
        to.push_back(size);
    }
    if (to.size() > ir::max_rank) continue;
    const auto result = reshape_first(from, perm, to);
    if (!result) continue;
    ++answered;
    const ir::Array array = counted(from);
    const ir::Array expected = transposed(array.view(), perm);  // then viewed as `to`
    const ir::ConstArrayView reshaped = {{ir::DType::int32, result->shape}, array.bytes};
    const ir::Array actual = transposed(reshaped, result->perm);
    ASSERT_EQ(actual.type.shape, to) << "case " << i;
    ASSERT_EQ(actual.bytes, expected.bytes) << "case " << i;
  }
  EXPECT_GT(answered, 5'000);
}

}  // namespace
}  // namespace jauge::passes
