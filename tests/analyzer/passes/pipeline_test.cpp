#include "analyzer/passes/pipeline.h"

#include "tests/analyzer/passes/pass_test.h"
#include "tests/analyzer/passes/random_model.h"
#include "tests/support/golden.h"

namespace jauge::passes {
namespace {

using namespace testing;

TEST(Pipeline, RandomModelsKeepTheirOutputsAfterEveryPass) {
  for (unsigned seed = 0; seed < 3000; ++seed) {
    ir::Graph graph = random_model(seed);
    const std::string before = ops_of(graph);
    ASSERT_EQ(fault_of_passes(graph, seed), std::nullopt) << "seed " << seed << ": " << before;
  }
}

// A residual network whose branches all end in convolutions and pools needs no Transpose, whatever its shape.
TEST(Pipeline, DeployableGraphsRunTwiceThroughThePassesUnchanged) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    const auto once = make_deployable(random_model(seed));
    ASSERT_TRUE(once) << to_text(once.error());
    const auto twice = make_deployable(*once);
    ASSERT_TRUE(twice) << to_text(twice.error());
    EXPECT_EQ(ops_of(*once), ops_of(*twice)) << "seed " << seed;
  }
}

TEST(Pipeline, OriginNamesOfComputingNodesSurvive) {
  Model model;
  auto x = model.op(
      "Relu",
      {model.batch_norm(model.conv(model.pad(model.input({1, 3, 8, 8}), {0, 0, 1, 1, 0, 0, 1, 1}), 4, {.pad = 0}))});
  const auto graph = make_deployable(model.graph({x}));
  ASSERT_TRUE(graph) << to_text(graph.error());
  ASSERT_EQ(ops_of(*graph), "Conv");
  EXPECT_EQ(graph->nodes[0].origin_names.size(), 4u);  // convolution, pad, batch norm, activation
}

TEST(Pipeline, AModelThatContradictsItselfIsNotThePassesFault) {
  Model model;
  ir::Graph graph = model.graph({model.gemm(model.input({1, 4}), 3)});
  graph.tensor(graph.inputs[0]).type.shape = {1, 5};
  const auto result = make_deployable(graph);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().kind, ErrorKind::damaged_file);
}

// 20,000 nodes in a row, alternately transposed: every pass must stay close to linear.
TEST(Pipeline, LongChainsTakeNoTimeWorthMentioning) {
  ir::GraphBuilder builder;
  ir::TensorId x = builder.input("in", {1, 2, 3, 4});
  for (int i = 0; i < 20'000; ++i) {
    const ir::Shape& shape = builder.graph().tensor(x).type.shape;
    const ir::TensorType turned{ir::DType::float32, {shape[0], shape[2], shape[3], shape[1]}};
    x = i % 2 ? builder.node("Transpose", "t", {x}, turned, {{"perm", std::vector<std::int64_t>{0, 2, 3, 1}}})
              : builder.node("Relu", "r", {x}, {ir::DType::float32, shape});
  }
  builder.output(x);
  const auto graph = make_deployable(std::move(builder).build());
  ASSERT_TRUE(graph) << to_text(graph.error());
  EXPECT_LE(count_of(*graph, "Transpose"), 1);
}

}  // namespace
}  // namespace jauge::passes
