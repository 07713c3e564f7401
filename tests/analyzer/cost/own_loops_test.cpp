#include "analyzer/cost/own_loops.h"

#include <gtest/gtest.h>

namespace jauge::cost {
namespace {

double turns(const Loops& loops, std::string_view name) {
  for (const auto& [loop, count] : loops.turns)
    if (loop == name) return count;
  return 0;
}

LoopShape conv(std::int64_t size, std::int64_t in, std::int64_t out, std::int64_t kernel) {
  return {.kernel = "conv",
          .world = "tflite",
          .rows = size,
          .width = size,
          .channels = out,
          .in_rows = size,
          .in_width = size,
          .in_channels = in,
          .kernel_height = kernel,
          .kernel_width = kernel,
          .pad_top = kernel / 2,
          .pad_left = kernel / 2};
}

// 9 x 9 pixels, 16 to 10 channels, windows of 5 x 5: three blocks of filters, four pairs of pixels and one alone a row,
// runs of 80 taps.
TEST(OwnLoops, OfAConvolutionAreCountedByHand) {
  const Loops loops = loops_of(conv(9, 16, 10, 5));
  EXPECT_EQ(loops.kernel, "conv.tflite");
  EXPECT_EQ(turns(loops, "row"), 9);
  EXPECT_EQ(turns(loops, "filters"), 3);
  EXPECT_EQ(turns(loops, "rest pixel"), 9 * 9);
  EXPECT_EQ(turns(loops, "pair run"), 9 * 3 * 4 * 5);
  EXPECT_EQ(turns(loops, "pair 16 taps"), 9 * 3 * 4 * 5 * 5);
  EXPECT_EQ(turns(loops, "pair 8 taps"), 0);
  EXPECT_EQ(turns(loops, "single"), 9 * 3);
  // 45 window rows, six of them above and below the picture; four columns are border.
  EXPECT_EQ(turns(loops, "widened"), 39 * 9 * 16);
  EXPECT_EQ(turns(loops, "filled"), 6 * 13 * 16 + 39 * 4 * 16);
}

TEST(OwnLoops, OfDepthwiseWindowsHaveNamesOfTheirOwn) {
  LoopShape shape = conv(8, 12, 12, 3);
  shape.kernel = "depthwise";
  shape.groups = 12;
  EXPECT_EQ(loops_of(shape).kernel, "depthwise 3x3.tflite");
  shape.is_plain = true;
  EXPECT_EQ(loops_of(shape).kernel, "depthwise plain.tflite");
  EXPECT_EQ(turns(loops_of(shape), "mac"), 12 * 8 * 8 * 9);
}

TEST(OwnLoops, OfNothingAreNone) {
  EXPECT_TRUE(loops_of({}).kernel.empty());
  EXPECT_TRUE(loops_of({.kernel = "conv", .world = "tflite", .rows = 0}).turns.empty());
}

// A hostile file may say anything: no count is negative, no loop runs for ever.
TEST(OwnLoops, SurviveAbsurdShapes) {
  LoopShape shape = conv(1 << 20, 1 << 20, 1 << 20, 1 << 20);
  shape.pad_top = -5;
  for (const char* kernel : {"conv", "depthwise", "dense", "maxpool", "add", "softmax"}) {
    shape.kernel = kernel;
    for (const auto& [loop, count] : loops_of(shape).turns) EXPECT_GT(count, 0) << kernel << ' ' << loop;
  }
}

}  // namespace
}  // namespace jauge::cost
