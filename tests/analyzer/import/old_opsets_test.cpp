// What opsets below 7 meant otherwise, by values: each model computes the same as its modern spelling.
#include <gtest/gtest.h>

#include "analyzer/import/import.h"
#include "analyzer/ops/operator.h"
#include "tests/analyzer/import/onnx_model.h"

namespace jauge::import {
namespace {

using jauge::testing::OnnxModel;
using jauge::testing::set;

// The first output's numbers when the inputs hold 0, 1, 2 ...
std::vector<double> run(const OnnxModel& model) {
  auto read = model.read();
  EXPECT_TRUE(read) << (read ? "" : to_text(read.error()));
  if (!read) return {};
  ir::Graph& graph = read->graph;
  for (const ir::TensorId id : graph.inputs) {
    std::vector<float> values(static_cast<std::size_t>(ir::elements(graph.tensor(id).type.shape)));
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<float>(i);
    graph.tensor(id).data = ir::Buffer::of(std::span<const float>(values));
  }
  for (const ir::Node& node : graph.nodes) {
    std::vector<std::optional<ir::ConstArrayView>> inputs;
    for (const ir::TensorId id : node.inputs)
      inputs.push_back(id == ir::no_tensor ? std::nullopt : std::optional(graph.tensor(id).value()));
    auto outputs = ops::evaluate(graph, node, inputs);
    EXPECT_TRUE(outputs) << (outputs ? "" : to_text(outputs.error()));
    if (!outputs) return {};
    for (std::size_t i = 0; i < outputs->size(); ++i)
      graph.tensor(node.outputs[i]).data = ir::Buffer(std::move((*outputs)[i].bytes));
  }
  return ir::to_doubles(graph.tensor(graph.outputs[0]).value());
}

using Reals = std::vector<double>;

TEST(OldOpsets, BroadcastAlongAnAxis) {
  for (const bool constant : {true, false}) {
    OnnxModel model(6);
    model.input("x", {1, 2, 3});
    if (constant)
      model.floats("b", {2}, {0, 1});
    else
      model.input("b", {2});
    auto& node = model.node("Add", {"x", "b"}, {"y"});
    set(node, "broadcast", std::int64_t{1});
    set(node, "axis", std::int64_t{1});
    EXPECT_EQ(run(model.output("y")), (Reals{0, 1, 2, 4, 5, 6})) << (constant ? "a constant" : "an input");
  }
}

TEST(OldOpsets, BroadcastWithoutAxisMeetsTheLastDimensions) {
  OnnxModel model(1);
  model.input("x", {2, 3}).floats("b", {3}, {10, 20, 30});
  auto& node = model.node("Mul", {"x", "b"}, {"y"});
  set(node, "broadcast", std::int64_t{1});
  set(node, "consumed_inputs", std::vector<std::int64_t>{0, 0});
  EXPECT_EQ(run(model.output("y")), (Reals{0, 20, 60, 30, 80, 150}));
}

TEST(OldOpsets, AnAxisBeyondTheInputIsRefused) {
  OnnxModel model(6);
  model.input("x", {2, 3}).floats("b", {3}, {1, 2, 3});
  auto& node = model.node("Add", {"x", "b"}, {"y"});
  set(node, "broadcast", std::int64_t{1});
  set(node, "axis", std::int64_t{2});
  const auto read = model.output("y").read();
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().what, "its axis does not fit its inputs");
}

TEST(OldOpsets, GemmMayBroadcastItsBias) {
  OnnxModel model(6);
  model.input("x", {2, 2}).floats("w", {2, 2}, {1, 0, 0, 1}).floats("b", {2}, {10, 20});
  set(model.node("Gemm", {"x", "w", "b"}, {"y"}), "broadcast", std::int64_t{1});
  EXPECT_EQ(run(model.output("y")), (Reals{10, 21, 12, 23}));
}

TEST(OldOpsets, PReluHasASlopeForEachChannel) {
  OnnxModel model(6);
  model.input("x", {1, 2, 2}).floats("less", {1}, {2}).floats("slope", {2}, {10, 100});
  set(model.node("Sub", {"x", "less"}, {"d"}), "broadcast", std::int64_t{1});
  model.node("PRelu", {"d", "slope"}, {"y"});
  EXPECT_EQ(run(model.output("y")), (Reals{-20, -10, 0, 1}));
}

TEST(OldOpsets, TileRepeatsAlongOneAxis) {
  OnnxModel model(1);
  model.input("x", {2, 2}).floats("tiles", {}, {2}).floats("axis", {}, {1}).node("Tile", {"x", "tiles", "axis"}, {"y"});
  EXPECT_EQ(run(model.output("y")), (Reals{0, 1, 0, 1, 2, 3, 2, 3}));
}

TEST(OldOpsets, AttributesThatBecameInputsOrGotAnotherName) {
  OnnxModel model(1);
  model.input("x", {1, 1, 1, 2});
  auto& larger = model.node("Upsample", {"x"}, {"u"});
  set(larger, "height_scale", 1.0f);
  set(larger, "width_scale", 2.0f);
  auto& pad = model.node("Pad", {"u"}, {"p"});
  set(pad, "paddings", std::vector<std::int64_t>{0, 0, 0, 1, 0, 0, 0, 0});
  set(model.node("Reshape", {"p"}, {"r"}), "shape", std::vector<std::int64_t>{5, 1});
  model.node("Concat", {"r", "r"}, {"c"});
  set(model.node("Cast", {"c"}, {"y"}), "to", "INT32");
  EXPECT_EQ(run(model.output("y")), (Reals{0, 0, 0, 0, 0, 0, 1, 1, 1, 1}));
}

}  // namespace
}  // namespace jauge::import
