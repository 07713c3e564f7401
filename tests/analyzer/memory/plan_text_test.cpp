#include <gtest/gtest.h>

#include "analyzer/ir/graph_builder.h"
#include "analyzer/memory/planner.h"
#include "tests/support/golden.h"

namespace jauge::memory {
namespace {

using ir::DType;
using ir::GraphBuilder;
using ir::Shape;
using ir::TensorId;

ir::TensorType floats(Shape shape) {
  return {DType::float32, std::move(shape)};
}

TensorId conv(GraphBuilder& builder, const std::string& name, TensorId in, std::int64_t channels, Shape out,
              std::int64_t kernel = 3, std::int64_t stride = 1) {
  const std::int64_t in_channels = builder.graph().tensor(in).type.shape[3];
  const auto count = static_cast<std::size_t>(channels * kernel * kernel * in_channels);
  const TensorId weights =
      builder.constant(name + ".w", {channels, kernel, kernel, in_channels}, std::vector<float>(count));
  return builder.node("Conv", name, {in, weights}, floats(std::move(out)),
                      {{"channels_last", std::int64_t{1}},
                       {"auto_pad", std::string("SAME_UPPER")},
                       {"kernel_shape", std::vector<std::int64_t>{kernel, kernel}},
                       {"strides", std::vector<std::int64_t>{stride, stride}}});
}

// The CIFAR-10 network of the seed as it is deployed: convolution with ReLU fused, batch norm kept and in place.
ir::Graph seed_vgg() {
  GraphBuilder builder;
  TensorId last = builder.input("image", {1, 32, 32, 3});
  const auto block = [&](const std::string& name, std::int64_t channels, std::int64_t side, bool pooled) {
    last = conv(builder, name, last, channels, {1, side, side, channels});
    last = builder.node("Relu", name + "_relu", {last}, floats({1, side, side, channels}));
    last = builder.node("BatchNormalization", name + "_bn", {last}, floats({1, side, side, channels}));
    if (pooled)
      last = builder.node("MaxPool", name + "_pool", {last}, floats({1, side / 2, side / 2, channels}),
                          {{"channels_last", std::int64_t{1}},
                           {"kernel_shape", std::vector<std::int64_t>{2, 2}},
                           {"strides", std::vector<std::int64_t>{2, 2}}});
  };
  block("conv2d", 32, 32, false);
  block("conv2d_1", 32, 32, true);
  block("conv2d_2", 64, 16, false);
  block("conv2d_3", 64, 16, true);
  block("conv2d_4", 128, 8, true);
  block("conv2d_5", 128, 4, true);
  last = builder.node("Flatten", "flatten", {last}, floats({1, 512}));
  last = builder.node("Gemm", "dense", {last}, floats({1, 1024}));
  last = builder.node("Gemm", "dense_1", {last}, floats({1, 512}));
  last = builder.node("Gemm", "dense_2", {last}, floats({1, 10}));
  builder.output(builder.node("Softmax", "softmax", {last}, floats({1, 10})));
  return std::move(builder).build();
}

// MLPerf Tiny image classification: three residual stacks, the second and third with a 1x1 shortcut.
ir::Graph resnet8() {
  GraphBuilder builder;
  const TensorId image = builder.input("image", {1, 32, 32, 3});
  TensorId x = conv(builder, "stem", image, 16, {1, 32, 32, 16});
  const auto stack = [&](const std::string& name, std::int64_t channels, std::int64_t side, std::int64_t stride) {
    TensorId y = conv(builder, name + "_a", x, channels, {1, side, side, channels}, 3, stride);
    y = conv(builder, name + "_b", y, channels, {1, side, side, channels});
    const TensorId shortcut =
        stride == 1 ? x : conv(builder, name + "_shortcut", x, channels, {1, side, side, channels}, 1, stride);
    x = builder.node("Add", name + "_add", {shortcut, y}, floats({1, side, side, channels}));
  };
  stack("stack1", 16, 32, 1);
  stack("stack2", 32, 16, 2);
  stack("stack3", 64, 8, 2);
  x = builder.node("GlobalAveragePool", "pool", {x}, floats({1, 1, 1, 64}), {{"channels_last", std::int64_t{1}}});
  x = builder.node("Flatten", "flatten", {x}, floats({1, 64}));
  x = builder.node("Gemm", "dense", {x}, floats({1, 10}));
  builder.output(builder.node("Softmax", "softmax", {x}, floats({1, 10})));
  return std::move(builder).build();
}

TEST(PlanText, SeedVgg) {
  const ir::Graph graph = seed_vgg();
  const auto result = plan(graph, Level::none);
  ASSERT_TRUE(result) << to_text(result.error());
  EXPECT_EQ(result->activation_bytes, Bytes{262'144});
  EXPECT_TRUE(result->optimal);
  jauge::testing::expect_golden("analyzer/memory/golden/seed_vgg.txt", to_text(graph, *result));
}

TEST(PlanText, ResNet8) {
  const ir::Graph graph = resnet8();
  const auto result = plan(graph, Level::none);
  ASSERT_TRUE(result) << to_text(result.error());
  EXPECT_EQ(result->activation_bytes, Bytes{4 * 49'152});
  EXPECT_TRUE(result->optimal);
  jauge::testing::expect_golden("analyzer/memory/golden/resnet8.txt", to_text(graph, *result));
}

TEST(PlanText, SeedVggRowByRow) {
  const ir::Graph graph = seed_vgg();
  const auto result = plan(graph, Level::stream);
  ASSERT_TRUE(result) << to_text(result.error());
  jauge::testing::expect_golden("analyzer/memory/golden/seed_vgg_stream.txt", to_text(graph, *result));
}

// The best that is known by hand for these two networks, level by level.
TEST(Levels, SeedVggAndResNet8) {
  struct Case {
    ir::Graph graph;
    Level level;
    Bytes most;
  };
  const Case cases[] = {{seed_vgg(), Level::none, Bytes{262'144}},      {seed_vgg(), Level::overlap, Bytes{135'296}},
                        {seed_vgg(), Level::stream, Bytes{53'248}},     {resnet8(), Level::none, Bytes{4 * 49'152}},
                        {resnet8(), Level::overlap, Bytes{4 * 33'296}}, {resnet8(), Level::stream, Bytes{4 * 17'920}}};
  for (const auto& [graph, level, most] : cases) {
    const auto result = plan(graph, level);
    ASSERT_TRUE(result) << to_text(result.error());
    EXPECT_LE(result->activation_bytes, most) << name_of(level);
    EXPECT_TRUE(result->optimal);
    EXPECT_EQ(result->arena_bytes, result->activation_bytes + result->scratch_bytes);
    if (level != Level::stream) {
      EXPECT_EQ(result->activation_bytes, most) << "nothing smaller exists";
    }
    RecordProperty(std::string(name_of(level)), static_cast<int>(result->activation_bytes.value));
  }
}

}  // namespace
}  // namespace jauge::memory
