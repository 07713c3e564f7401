#include <algorithm>

#include "tests/analyzer/passes/pass_test.h"

namespace jauge::passes {
namespace {

using namespace testing;

// A 1x1 convolution of four channels, the second of which has no weights but a bias; then a second convolution.
ir::Graph two_convolutions(float bias_of_dead, ConvOptions second, bool with_relu = true) {
  Model model;
  const auto in = model.input({1, 3, 6, 6});
  const auto weights = model.weights({4, 3, 1, 1}), bias = model.weights({4});
  const auto first = model.op("Conv", {in, weights, bias}, {{"kernel_shape", std::vector<std::int64_t>{1, 1}}});
  const auto out = model.conv(with_relu ? model.op("Relu", {first}) : first, 5, second);
  ir::Graph graph = model.graph({out});
  const auto change = [&graph](ir::TensorId id, std::size_t begin, std::size_t end, float value) {
    const auto old = graph.tensor(id).value().as<float>();
    std::vector<float> values(old.begin(), old.end());
    std::fill(values.begin() + static_cast<std::ptrdiff_t>(begin), values.begin() + static_cast<std::ptrdiff_t>(end),
              value);
    graph.tensor(id).data = ir::Buffer::of(std::span<const float>(values));
  };
  change(weights, 3, 6, 0);
  change(bias, 1, 2, bias_of_dead);
  return *make_deployable(std::move(graph));
}

std::int64_t channels_between(const ir::Graph& graph) {
  return graph.tensor(graph.nodes[0].outputs[0]).type.shape.back();
}

TEST(RemoveDeadChannels, AConstantGoesIntoTheNextBias) {
  const ir::Graph smaller = after(remove_dead_channels, two_convolutions(0.7f, {.pad = 0}));
  EXPECT_EQ(channels_between(smaller), 3);
  EXPECT_EQ(smaller.tensor(smaller.nodes[1].inputs[1]).type.shape, (ir::Shape{5, 3, 3, 3}));
}

TEST(RemoveDeadChannels, ABiasIsMadeWhereThereIsNone) {
  const ir::Graph smaller = after(remove_dead_channels, two_convolutions(0.7f, {.pad = 0, .bias = false}));
  EXPECT_EQ(channels_between(smaller), 3);
  EXPECT_EQ(smaller.nodes[1].inputs.size(), 3u);
}

// Inside the map the next convolution sees the constant, in its margin zeros.
TEST(RemoveDeadChannels, PaddingKeepsConstantsThatAreNotZero) {
  EXPECT_EQ(channels_between(after(remove_dead_channels, two_convolutions(0.7f, {.pad = 1}))), 4);
  EXPECT_EQ(channels_between(after(remove_dead_channels, two_convolutions(0, {.pad = 1}))), 3);
  EXPECT_EQ(channels_between(after(remove_dead_channels, two_convolutions(-0.7f, {.pad = 1}))), 3);  // ReLU
  EXPECT_EQ(channels_between(after(remove_dead_channels, two_convolutions(-0.7f, {.pad = 1}, false))), 4);
}

TEST(RemoveDeadChannels, ChannelsThatTheUserSeesStay) {
  Model model;
  const auto weights = model.weights({4, 3, 1, 1});
  ir::Graph graph = model.graph({model.op("Conv", {model.input({1, 3, 6, 6}), weights})});
  graph.tensor(weights).data = ir::Buffer(std::vector<std::byte>(4 * 3 * sizeof(float)));
  EXPECT_EQ(channels_between(after(remove_dead_channels, *make_deployable(graph))), 4);
}

TEST(RemoveDeadChannels, OneChannelStaysWhenAllAreDead) {
  Model model;
  const auto weights = model.weights({4, 3, 1, 1});
  const auto first = model.op("Conv", {model.input({1, 3, 6, 6}), weights});
  ir::Graph graph = model.graph({model.conv(first, 2, {.pad = 0})});
  graph.tensor(weights).data = ir::Buffer(std::vector<std::byte>(4 * 3 * sizeof(float)));
  EXPECT_EQ(channels_between(after(remove_dead_channels, *make_deployable(graph))), 1);
}

}  // namespace
}  // namespace jauge::passes
