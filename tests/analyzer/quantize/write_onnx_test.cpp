#include "analyzer/quantize/write_onnx/write_onnx.h"

#include <gtest/gtest.h>

#include "analyzer/import/import.h"
#include "analyzer/ir/graph_builder.h"
#include "analyzer/ir/graph_file.h"
#include "analyzer/ops/operator.h"
#include "analyzer/passes/pipeline.h"
#include "analyzer/quantize/post_training.h"
#include "tests/analyzer/quantize/small_net.h"

namespace jauge::quantize {
namespace {

Result<ir::Graph> read_back(const std::vector<std::byte>& bytes) {
  JAUGE_TRY(auto imported, import::read_bytes(bytes, "written.onnx", ".", {}));
  return passes::make_deployable(std::move(imported.graph));
}

ir::Graph quantised(const ir::Graph& net, Wishes wishes = {}) {
  wishes.method = "minmax";
  const auto result = quantize_after_training(net, {testing::random_samples(net, 20, 1), {}}, wishes, {});
  EXPECT_TRUE(result) << to_text(result.error());
  return result->graph;
}

void expect_same_answers(const ir::Graph& written, const ir::Graph& read, double tolerance) {
  for (const Sample& sample : testing::random_samples(read, 10, 3)) {
    const auto wanted = testing::answer(written, sample), got = testing::answer(read, sample);
    ASSERT_EQ(wanted.size(), got.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) EXPECT_NEAR(got[i], wanted[i], tolerance) << i;
  }
}

TEST(WriteOnnx, ReadsBackAsTheSameIntegers) {
  for (const Border border : {Border::integers, Border::reals}) {
    const ir::Graph graph = quantised(testing::small_net(), {.border = border});
    const auto bytes = write_onnx(graph, "1.0");
    ASSERT_TRUE(bytes) << to_text(bytes.error());
    const auto read = read_back(*bytes);
    ASSERT_TRUE(read) << to_text(read.error());
    EXPECT_EQ(read->tensor(read->inputs[0]).name, "x");
    EXPECT_EQ(read->tensor(read->inputs[0]).type.shape, (ir::Shape{1, 8, 8, 3}));
    EXPECT_EQ(read->tensor(read->outputs[0]).name, "softmax");
    expect_same_answers(graph, *read, 0);
  }
}

TEST(WriteOnnx, SixteenBits) {
  const ir::Graph graph = quantised(testing::small_net(), {.precision = Precision::int16x8});
  const auto bytes = write_onnx(graph, "1.0");
  ASSERT_TRUE(bytes);
  const auto read = read_back(*bytes);
  ASSERT_TRUE(read) << to_text(read.error());
  expect_same_answers(graph, *read, 1e-4);
}

TEST(WriteOnnx, FloatGraphsToo) {
  const ir::Graph graph = testing::small_net();
  const auto bytes = write_onnx(graph, "1.0");
  ASSERT_TRUE(bytes);
  const auto read = read_back(*bytes);
  ASSERT_TRUE(read) << to_text(read.error());
  expect_same_answers(graph, *read, 1e-5);
}

// An input that came channels-first is taken so again.
TEST(WriteOnnx, KeepsTheLayoutOfTheFile) {
  ir::Graph graph = testing::small_net();
  graph.tensor(graph.inputs[0]).file_axes = {0, 2, 3, 1};
  const auto bytes = write_onnx(quantised(graph), "1.0");
  ASSERT_TRUE(bytes);
  const auto imported = import::read_bytes(*bytes, "written.onnx", ".", {});
  ASSERT_TRUE(imported);
  EXPECT_EQ(imported->graph.tensor(imported->graph.inputs[0]).type.shape, (ir::Shape{1, 3, 8, 8}));
  for (const ir::Node& node : imported->graph.nodes)
    EXPECT_TRUE(node.op != "Transpose" || node.name.find("nhwc") != std::string::npos) << node.name;
}

TEST(WriteOnnx, NamesWhatOnnxDoesNotHave) {
  ir::GraphBuilder b;
  const auto x = b.input("x", {4});
  b.output(b.node("Unstack", "pieces", {x}, {ir::DType::float32, {}}));
  const auto result = write_onnx(std::move(b).build(), "1.0");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().kind, ErrorKind::unsupported_operator);
  EXPECT_NE(result.error().where.find("pieces"), std::string::npos);
}

TEST(GraphFile, IsReadLikeAnyModel) {
  const ir::Graph graph = quantised(testing::small_net());
  const auto bytes = ir::write_graph(graph);
  const auto imported = import::read_bytes(bytes, "small.jauge-graph", ".", {});
  ASSERT_TRUE(imported) << to_text(imported.error());
  EXPECT_EQ(imported->graph.source.format, "Jauge graph");
  const auto read = passes::make_deployable(imported->graph);
  ASSERT_TRUE(read) << to_text(read.error());
  expect_same_answers(graph, *read, 0);
  auto cut = bytes;
  cut.resize(cut.size() / 2);
  EXPECT_FALSE(import::read_bytes(cut, "cut.jauge-graph", ".", {}));
}

}  // namespace
}  // namespace jauge::quantize
