#include "analyzer/ops/spatial.h"

#include <gtest/gtest.h>

#include "tests/analyzer/ops/one_node.h"

namespace jauge::ops {
namespace {

using Integers = std::vector<std::int64_t>;

TEST(Window, SamePaddingPutsTheExtraWhereItsNameSays) {
  OneNode node("Conv");
  node.unknown({1, 1, 6, 6}).set("strides", Integers{2, 2}).set("auto_pad", "SAME_UPPER");
  const Integers kernel = {3, 3};
  const auto upper = window_of(node.view(), kernel);
  ASSERT_TRUE(upper);
  EXPECT_EQ(upper->out_height, 3);  // 6 / 2; (3 - 1) * 2 + 3 - 6 = 1 row of padding
  EXPECT_EQ(upper->pad_top, 0);
  EXPECT_EQ(upper->pad_bottom, 1);
  node.set("auto_pad", "SAME_LOWER");
  EXPECT_EQ(window_of(node.view(), kernel)->pad_top, 1);
  node.set("auto_pad", "VALID").set("pads", Integers{9, 9, 9, 9});  // VALID has none, whatever pads says
  EXPECT_EQ(window_of(node.view(), kernel)->out_height, 2);
}

TEST(Window, LinesHaveHeightOne) {
  OneNode node("Conv");
  node.unknown({2, 10, 3}).set("channels_last", 1).set("dilations", Integers{3}).set("pads", Integers{1, 2});
  const Integers kernel = {3};
  const auto window = window_of(node.view(), kernel);
  ASSERT_TRUE(window);
  EXPECT_EQ(window->out_width, 7);  // 10 + 3 - 7 + 1
  EXPECT_EQ(window->out_height, 1);
  EXPECT_EQ(window->in_channels, 3);
  EXPECT_EQ(window->pad_right, 2);
  EXPECT_EQ(output_shape(*window, 5, true), (ir::Shape{2, 7, 5}));
  EXPECT_EQ(output_shape(*window, 5, false), (ir::Shape{2, 5, 7}));
}

}  // namespace
}  // namespace jauge::ops
