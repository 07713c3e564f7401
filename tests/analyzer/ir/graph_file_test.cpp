// Graphs as bytes: nothing is lost on the way, and no bytes at all can do harm.
#include "analyzer/ir/graph_file.h"

#include <gtest/gtest.h>

#include <cstring>
#include <random>

#include "analyzer/ir/find_fault.h"
#include "analyzer/ir/graph_builder.h"
#include "analyzer/ir/graph_text.h"

namespace jauge::ir {
namespace {

// Every field of every struct has a value that is not its default.
Graph rich_graph() {
  GraphBuilder builder;
  const TensorId x = builder.input("image", {1, 3, 4, 4});
  const TensorId w = builder.constant("weights", {2, 3, 1, 1}, std::vector<float>{1, 2, 3, 4, 5, 6});
  const TensorId shape = builder.constant("shape", {2}, std::vector<std::int64_t>{1, -1});
  const TensorId y = builder.node("Conv", "conv", {x, w, no_tensor}, {DType::int8, {1, 2, 4, 4}},
                                  {{"kernel_shape", std::vector<std::int64_t>{1, 1}},
                                   {"auto_pad", std::string("VALID")},
                                   {"alpha", 0.25},
                                   {"group", std::int64_t{1}},
                                   {"scales", std::vector<double>{1.5, 2.5}}});
  builder.output(builder.node("Reshape", "flat", {y, shape}, {DType::int8, {1, 32}}));
  Graph graph = std::move(builder).build();
  graph.source = {.name = "a.onnx",
                  .format = "ONNX",
                  .format_version = "opset 17",
                  .producer = "pytorch 2.1",
                  .file_bytes = 12345,
                  .sha256 = std::string(64, 'f'),
                  .training_bytes = 77};
  graph.tensor(x).file_axes = {0, 2, 3, 1};
  graph.tensor(y).quant = QuantParams{.scales = {0.5F, 0.25F}, .zero_points = {3, -4}, .axis = 1};
  graph.nodes[0].activation = {.kind = ActivationKind::clip, .low = -1, .high = 5, .alpha = 0.1F};
  graph.nodes[0].rounding = Rounding::tflite;
  graph.nodes[0].origin_names = {"conv", "bn", "relu"};
  return graph;
}

Result<Graph> read(const std::vector<std::byte>& bytes) {
  const auto owner = std::make_shared<const std::vector<std::byte>>(bytes);
  return read_graph(owner, *owner);
}

TEST(GraphFile, BringsEverythingBack) {
  const Graph before = rich_graph();
  ASSERT_FALSE(find_fault(before));
  const auto after = read(write_graph(before));
  ASSERT_TRUE(after) << to_text(after.error());
  EXPECT_EQ(after->source, before.source);
  EXPECT_EQ(to_text(*after), to_text(before));
  ASSERT_EQ(after->tensors.size(), before.tensors.size());
  for (std::size_t i = 0; i < before.tensors.size(); ++i) {
    EXPECT_EQ(after->tensors[i].type, before.tensors[i].type);
    EXPECT_EQ(after->tensors[i].quant, before.tensors[i].quant);
    EXPECT_EQ(after->tensors[i].file_axes, before.tensors[i].file_axes);
    ASSERT_EQ(after->tensors[i].is_constant(), before.tensors[i].is_constant());
    if (!before.tensors[i].is_constant()) continue;
    const auto a = before.tensors[i].data->bytes(), b = after->tensors[i].data->bytes();
    EXPECT_TRUE(std::equal(a.begin(), a.end(), b.begin(), b.end()));
  }
  for (std::size_t i = 0; i < before.nodes.size(); ++i) {
    EXPECT_EQ(after->nodes[i].attributes, before.nodes[i].attributes);
    EXPECT_EQ(after->nodes[i].activation, before.nodes[i].activation);
    EXPECT_EQ(after->nodes[i].rounding, before.nodes[i].rounding);
    EXPECT_EQ(after->nodes[i].origin_names, before.nodes[i].origin_names);
  }
}

TEST(GraphFile, KeepsWeightsAsAlignedViewsIntoTheFile) {
  const auto file = std::make_shared<const std::vector<std::byte>>(write_graph(rich_graph()));
  const auto graph = read_graph(file, *file);
  ASSERT_TRUE(graph);
  for (const Tensor& tensor : graph->tensors) {
    if (!tensor.is_constant()) continue;
    const auto offset = tensor.data->bytes().data() - file->data();
    EXPECT_GE(offset, 0);
    EXPECT_EQ(offset % 64, 0);
    EXPECT_LE(offset + static_cast<std::ptrdiff_t>(tensor.data->size()), static_cast<std::ptrdiff_t>(file->size()));
  }
}

TEST(GraphFile, WeightsOutliveTheReader) {
  Buffer weights;
  {
    const auto file = std::make_shared<const std::vector<std::byte>>(write_graph(rich_graph()));
    weights = *read_graph(file, *file)->tensors[1].data;
  }
  float first = 0;
  std::memcpy(&first, weights.bytes().data(), sizeof first);
  EXPECT_EQ(first, 1.0F);
}

TEST(GraphFile, WritesNothingWhereThereIsNoRoom) {
  std::vector<std::byte> room(100);
  const std::size_t needed = write_graph(rich_graph(), [&](std::size_t) { return std::span(room); });
  EXPECT_GT(needed, room.size());
  EXPECT_EQ(room, std::vector<std::byte>(100));
}

TEST(GraphFile, RefusesEveryTruncation) {
  const auto whole = write_graph(rich_graph());
  for (std::size_t length = 0; length < whole.size(); ++length)
    EXPECT_FALSE(read({whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length)})) << length;
}

// A changed bit in a number may give another sound graph; what is accepted has passed the judge.
TEST(GraphFile, AcceptsNoMutationThatTheJudgeRefuses) {
  std::mt19937_64 random(11);
  const auto whole = write_graph(rich_graph());
  int accepted = 0;
  for (int i = 0; i < 20'000; ++i) {
    auto bytes = whole;
    for (int change = 0; change < 1 + i % 3; ++change)
      bytes[random() % bytes.size()] = static_cast<std::byte>(random());
    const auto graph = read(bytes);
    if (!graph) continue;
    ++accepted;
    ASSERT_FALSE(find_fault(*graph)) << "mutation " << i;
    for (const Tensor& tensor : graph->tensors)
      if (tensor.is_constant()) to_doubles(tensor.value());
  }
  EXPECT_GT(accepted, 100);
  EXPECT_LT(accepted, 19'000);
}

// Four billion tensors in a file of a few bytes must not reserve memory.
TEST(GraphFile, BelievesNoCount) {
  auto bytes = write_graph(Graph{});
  const std::size_t source_bytes = 5 * 4 + 2 * 8;
  const std::uint32_t many = 0xFFFFFFFF;
  std::memcpy(bytes.data() + 32 + source_bytes, &many, sizeof many);
  EXPECT_FALSE(read(bytes));
}

TEST(GraphText, SaysANodeALine) {
  EXPECT_EQ(
      to_text(rich_graph()),
      "graph a.onnx (ONNX opset 17)\n"
      "  input    image: float32 1x3x4x4\n"
      "  constant weights: float32 2x3x1x1\n"
      "  constant shape: int64 2\n"
      "  Conv(image, weights, -) alpha=0.25 auto_pad='VALID' group=1 kernel_shape=[1 1] scales=[1.5 2.5] then clip "
      "-1 5 -> conv: int8 1x2x4x4 quantised along axis 1\n"
      "  Reshape(conv, shape) -> flat: int8 1x32\n"
      "  output   flat\n");
}

}  // namespace
}  // namespace jauge::ir
