#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "tests/analyzer/ops/one_node.h"

namespace jauge::ops {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

// One input, one unit: h = relu(x + h) adds up what comes in.
OneNode running_sum(const char* direction) {
  OneNode node("RNN", 2);
  node.reals({3, 1, 1}, {1, 2, 3}).reals({1, 1, 1}, {1}).reals({1, 1, 1}, {1});
  node.set("hidden_size", 1).set("activations", "Relu").set("direction", direction);
  return node;
}

TEST(Rnn, AddsUpForwardsAndBackwards) {
  EXPECT_THAT(running_sum("forward").values(), ElementsAre(1, 3, 6));
  EXPECT_THAT(running_sum("forward").values(1), ElementsAre(6));
  EXPECT_THAT(running_sum("reverse").values(), ElementsAre(6, 5, 3));
}

TEST(Rnn, RefusesUnknownWords) {
  EXPECT_THAT(running_sum("sideways").error().what, HasSubstr("direction"));
  EXPECT_THAT(running_sum("forward").set("hidden_size", 2).error().what, HasSubstr("weights"));
  EXPECT_FALSE(running_sum("forward").set("hidden_size", 0).error().what.empty());
  EXPECT_FALSE(running_sum("forward").set("hidden_size", std::int64_t{1} << 62).error().what.empty());
}

// All weights 0: gates are 1/2, the candidate is tanh(0) = 0, so the cell halves its initial state.
TEST(Lstm, HalvesItsStateWithoutWeights) {
  OneNode node("LSTM", 3);
  node.reals({1, 1, 1}, {5}).reals({1, 4, 1}, {0, 0, 0, 0}).reals({1, 4, 1}, {0, 0, 0, 0});
  node.absent().absent().reals({1, 1, 1}, {0}).reals({1, 1, 1}, {2}).set("hidden_size", 1);
  EXPECT_THAT(node.values(2), ElementsAre(1));
  EXPECT_THAT(node.values(0), ElementsAre(DoubleNear(0.5 * std::tanh(1.0), 1e-6)));
}

// T (4u(i+u) + 5u): conventions 2.2; r119 gives 516,480 for i = 2, u = 64 and T = 30.
TEST(Lstm, CountsAsStDoes) {
  OneNode node("LSTM");
  node.unknown({30, 1, 2}).unknown({1, 256, 2}).unknown({1, 256, 64}).set("hidden_size", 64);
  EXPECT_EQ(node.macs(), 30 * 4 * 64 * 66);
  EXPECT_EQ(node.st_macc(), 516'480);
}

TEST(Gru, KeepsHalfWithoutWeights) {
  OneNode node("GRU", 2);
  node.reals({1, 1, 1}, {5}).reals({1, 3, 1}, {0, 0, 0}).reals({1, 3, 1}, {0, 0, 0});
  node.absent().absent().reals({1, 1, 1}, {8}).set("hidden_size", 1);
  EXPECT_THAT(node.values(1), ElementsAre(4));
  EXPECT_EQ(node.macs(), 3 * 2);
  EXPECT_EQ(node.st_macc(), std::nullopt);
}

}  // namespace
}  // namespace jauge::ops
