#include "analyzer/quantize/prepare.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "analyzer/ir/find_fault.h"
#include "analyzer/ir/graph_builder.h"
#include "analyzer/ops/operator.h"
#include "tests/analyzer/quantize/small_net.h"

namespace jauge::quantize {
namespace {

void expect_same_answers(const ir::Graph& before, const ir::Graph& after, double tolerance) {
  EXPECT_FALSE(ir::find_fault(after));
  for (const Sample& sample : testing::random_samples(before, 5, 3)) {
    const auto wanted = testing::answer(before, sample), got = testing::answer(after, sample);
    ASSERT_EQ(wanted.size(), got.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) EXPECT_NEAR(got[i], wanted[i], tolerance);
  }
}

std::vector<std::string> operators_of(const ir::Graph& graph) {
  std::vector<std::string> names;
  for (const ir::Node& node : graph.nodes) names.push_back(node.op);
  return names;
}

TEST(Prepare, ScaleBiasMovesBehindThePoolAndBecomesAConvolution) {
  const ir::Graph before = testing::small_net();
  const auto after = prepare(before);
  ASSERT_TRUE(after) << to_text(after.error());
  EXPECT_EQ(operators_of(*after),
            (std::vector<std::string>{"Conv", "MaxPool", "Conv", "Conv", "Flatten", "Gemm", "Softmax"}));
  EXPECT_EQ(after->nodes[2].attributes.integer("group", 1), 8);
  expect_same_answers(before, *after, 1e-5);
}

ir::Graph norm_before(std::string reader, float scale) {
  ir::GraphBuilder b;
  const auto x = b.input("x", {1, 4, 4, 2});
  const auto norm = b.node(
      "ScaleBias", "norm",
      {x, b.constant("s", {2}, std::vector<float>{scale, 2}), b.constant("b", {2}, std::vector<float>{0.5F, -1})}, {},
      {{"channels_last", std::int64_t{1}}});
  const std::vector<std::int64_t> two = {2, 2};
  if (reader == "MaxPool") {
    b.output(b.node("MaxPool", "pool", {norm}, {},
                    {{"kernel_shape", two}, {"strides", two}, {"channels_last", std::int64_t{1}}}));
  } else if (reader == "Conv") {
    const auto w = b.constant("w", {1, 2, 2, 2}, std::vector<float>{1, -2, 3, 4, 0.5F, 0.25F, -1, 1});
    b.output(b.node("Conv", "conv", {norm, w}, {}, {{"kernel_shape", two}, {"channels_last", std::int64_t{1}}}));
  } else {
    std::vector<float> weights(64);
    for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = static_cast<float>(i % 7) - 3;
    const auto flat = b.node("Flatten", "flat", {norm});
    b.output(b.node("Gemm", "dense", {flat, b.constant("w", {2, 32}, weights)}, {}, {{"transB", std::int64_t{1}}}));
  }
  ir::Graph graph = std::move(b).build();
  EXPECT_TRUE(ops::infer_shapes(graph));
  return graph;
}

TEST(Prepare, ScaleBiasGoesIntoDenseLayersAndUnpaddedConvolutions) {
  for (const char* reader : {"Conv", "Gemm"}) {
    const ir::Graph before = norm_before(reader, -3);
    const auto after = prepare(before);
    ASSERT_TRUE(after);
    EXPECT_EQ(std::ranges::count(operators_of(*after), "ScaleBias"), 0);
    EXPECT_EQ(after->nodes.size(), before.nodes.size() - 1) << reader;
    expect_same_answers(before, *after, 1e-4);
  }
}

// The largest of negated numbers is not the negated largest.
TEST(Prepare, NegativeScalesStayBeforeAMaximum) {
  for (const float scale : {3.0F, -3.0F}) {
    const ir::Graph before = norm_before("MaxPool", scale);
    const auto after = prepare(before);
    ASSERT_TRUE(after);
    EXPECT_EQ(after->nodes[0].op, scale > 0 ? "MaxPool" : "Conv");
    expect_same_answers(before, *after, 1e-5);
  }
}

}  // namespace
}  // namespace jauge::quantize
