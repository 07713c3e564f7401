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

// TFLite's form of an LSTM against ONNX's, whose gates stand in the order input, output, forget, cell.
TEST(SequenceLstm, ComputesWhatOnnxComputes) {
  constexpr std::size_t features = 3, units = 2;
  const auto weight = [](std::size_t gate, std::size_t i) {
    return 0.1f * static_cast<float>((gate * 7 + i * 5) % 11) - 0.5f;
  };
  const auto numbers = [&](std::size_t gate, std::size_t count) {
    std::vector<float> values;
    for (std::size_t i = 0; i < count; ++i) values.push_back(weight(gate, i));
    return values;
  };
  const std::vector<float> sequence = {0.5f, -1, 2, 1, 0.25f, -0.75f, 3, -2, 1, 0, 1, -1};  // 4 steps
  OneNode tflite("SequenceLSTM");
  tflite.reals({1, 4, features}, sequence);
  for (std::size_t gate = 0; gate < 4; ++gate) tflite.reals({units, features}, numbers(gate, units * features));
  for (std::size_t gate = 0; gate < 4; ++gate) tflite.reals({units, units}, numbers(gate + 4, units * units));
  for (int peephole = 0; peephole < 3; ++peephole) tflite.absent();
  for (std::size_t gate = 0; gate < 4; ++gate) tflite.reals({units}, numbers(gate + 8, units));
  tflite.set("activation", std::int64_t{4});

  const auto joined = [&](std::size_t first, std::size_t count) {
    std::vector<float> values;
    for (const std::size_t gate : {0, 3, 1, 2}) {
      const auto part = numbers(first + gate, count);
      values.insert(values.end(), part.begin(), part.end());
    }
    return values;
  };
  std::vector<float> bias = joined(8, units);
  bias.resize(2 * bias.size(), 0);
  OneNode onnx("LSTM");
  onnx.reals({4, 1, features}, sequence).reals({1, 4 * units, features}, joined(0, units * features));
  onnx.reals({1, 4 * units, units}, joined(4, units * units)).reals({1, 8 * units}, bias);
  onnx.set("hidden_size", static_cast<std::int64_t>(units));
  const auto ours = tflite.values(), theirs = onnx.values();
  ASSERT_EQ(ours.size(), 4 * units);
  ASSERT_EQ(theirs.size(), ours.size());
  for (std::size_t i = 0; i < ours.size(); ++i) EXPECT_NEAR(ours[i], theirs[i], 1e-6) << i;
}

}  // namespace
}  // namespace jauge::ops
