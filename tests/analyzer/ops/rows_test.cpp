#include "analyzer/ops/rows.h"

#include <gtest/gtest.h>

#include "analyzer/ir/graph_builder.h"

namespace jauge::ops {
namespace {

using Kind = RowRule::Kind;

// One node on an input of this shape, shapes inferred; `weights` empty: none.
struct OneNode {
  ir::GraphBuilder builder;

  OneNode(std::string op, ir::Shape in, ir::Shape weights,
          std::initializer_list<std::pair<std::string, ir::AttributeValue>> attributes) {
    std::vector<ir::TensorId> inputs = {builder.input("x", in)};
    if (!weights.empty())
      inputs.push_back(
          builder.constant("w", weights, std::vector<float>(static_cast<std::size_t>(ir::elements(weights)), 1.0F)));
    builder.node(std::move(op), "y", inputs, {}, attributes);
    EXPECT_TRUE(infer_shapes(builder.graph()));
  }
  RowRule rule(std::size_t input = 0) {
    return row_rule(NodeView(builder.graph(), builder.graph().nodes.back()), input);
  }
};

std::vector<std::int64_t> ints(std::initializer_list<std::int64_t> values) {
  return values;
}

TEST(Rows, ImagesAndSequencesHaveRowsTheRestIsOne) {
  EXPECT_EQ(rows_of({1, 32, 24, 3}), (Rows{.count = 32, .elements = 72, .pixels = 24}));
  EXPECT_EQ(rows_of({1, 49, 10}), (Rows{.count = 49, .elements = 10, .pixels = 1}));
  EXPECT_EQ(rows_of({1, 640}), (Rows{.count = 1, .elements = 640, .pixels = 1}));
  EXPECT_EQ(rows_of({2, 8, 8, 3}), (Rows{.count = 1, .elements = 384, .pixels = 1}))
      << "two images have no common rows";
  EXPECT_EQ(rows_of({}), (Rows{.count = 1, .elements = 1, .pixels = 1}));
}

TEST(Rows, ConvolutionNeedsTheRowsOfItsWindow) {
  const RowRule rule = OneNode("Conv", {1, 9, 7, 2}, {4, 3, 5, 2},
                               {{"channels_last", 1}, {"strides", ints({2, 1})}, {"pads", ints({1, 2, 1, 2})}})
                           .rule();
  ASSERT_EQ(rule.kind, Kind::window);
  EXPECT_EQ(rule.rows.kernel, 3);
  EXPECT_EQ(rule.rows.stride, 2);
  EXPECT_EQ(rule.rows.pad, 1);
  EXPECT_EQ(rule.pixels.kernel, 5);
  EXPECT_EQ(rule.pixels.pad, 2);
  const RowRange first = rows_needed(rule, 0, 9), last = rows_needed(rule, 4, 9);
  EXPECT_EQ(first.first, 0);  // row -1 is padding
  EXPECT_EQ(first.last, 1);
  EXPECT_EQ(last.first, 7);
  EXPECT_EQ(last.last, 8);  // row 9 is padding
}

TEST(Rows, DilatedWindowsSkipRowsAndPaddingInTheirOwnStep) {
  const RowRule rule = {
      .kind = Kind::window, .rows = {.kernel = 3, .stride = 1, .pad = 3, .dilation = 3}, .pixels = {}};
  EXPECT_EQ(rows_needed(rule, 1, 8).first, 1);  // rows -2, 1, 4
  EXPECT_EQ(rows_needed(rule, 1, 8).last, 4);
  EXPECT_EQ(rows_needed(rule, 7, 8).last, 7);  // rows 4, 7, 10
}

TEST(Rows, WindowInsideThePaddingNeedsNothing) {
  const RowRule rule = {
      .kind = Kind::window, .rows = {.kernel = 1, .stride = 1, .pad = 2, .dilation = 1}, .pixels = {}};
  EXPECT_TRUE(rows_needed(rule, 0, 4).empty());
  EXPECT_TRUE(rows_needed(rule, 7, 4).empty());
  EXPECT_FALSE(rows_needed(rule, 2, 4).empty());
}

TEST(Rows, SequencesStreamAlongTheirLength) {
  const RowRule rule =
      OneNode("MaxPool", {1, 16, 4}, {}, {{"channels_last", 1}, {"kernel_shape", ints({2})}, {"strides", ints({2})}})
          .rule();
  ASSERT_EQ(rule.kind, Kind::window);
  EXPECT_EQ(rule.rows.kernel, 2);
  EXPECT_EQ(rule.rows.stride, 2);
  EXPECT_EQ(rule.pixels.kernel, 1);
}

TEST(Rows, ElementwiseGoesRowByRowUnlessItBroadcasts) {
  EXPECT_EQ(OneNode("Relu", {1, 8, 8, 2}, {}, {}).rule().kind, Kind::same);
  EXPECT_EQ(OneNode("Add", {1, 8, 8, 2}, {1, 8, 8, 2}, {}).rule(1).kind, Kind::same);
  EXPECT_EQ(OneNode("Add", {1, 8, 8, 2}, {1, 1, 1, 2}, {}).rule(1).kind, Kind::whole);
}

TEST(Rows, SoftmaxAndConcatNeedTheirAxisInsideARow) {
  EXPECT_EQ(OneNode("Softmax", {1, 8, 8, 2}, {}, {{"axis", -1}}).rule().kind, Kind::same);
  EXPECT_EQ(OneNode("Softmax", {1, 8, 8, 2}, {}, {{"axis", 1}}).rule().kind, Kind::whole);
  EXPECT_EQ(OneNode("Concat", {1, 8, 8, 2}, {1, 8, 8, 3}, {{"axis", 3}}).rule(1).kind, Kind::same);
  EXPECT_EQ(OneNode("Concat", {1, 8, 8, 2}, {1, 4, 8, 2}, {{"axis", 1}}).rule().kind, Kind::whole);
}

TEST(Rows, WhatHasNoRuleNeedsEverything) {
  EXPECT_EQ(OneNode("GlobalAveragePool", {1, 8, 8, 2}, {}, {{"channels_last", 1}}).rule().kind, Kind::whole);
  EXPECT_EQ(OneNode("Conv", {2, 8, 8, 2}, {4, 3, 3, 2}, {{"channels_last", 1}}).rule().kind, Kind::whole)
      << "two images";
}

}  // namespace
}  // namespace jauge::ops
