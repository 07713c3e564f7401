// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/filter_line.h"

#include <gtest/gtest.h>

namespace jauge::gui {
namespace {

TEST(FilterLine, IsAListOfConditionsWithQuotesKept) {
  EXPECT_EQ(conditions_of("vendor=ST, flash>=1MiB  nucleo"), (QStringList{"vendor=ST", "flash>=1MiB", "nucleo"}));
  EXPECT_EQ(conditions_of("vendor='Silicon Labs' text~\"two words\""),
            (QStringList{"vendor='Silicon Labs'", "text~\"two words\""}));
  EXPECT_EQ(conditions_of("  "), QStringList());
  EXPECT_EQ(conditions_of("text~'left open"), QStringList{"text~'left open"});
}

TEST(FilterLine, ASliderReplacesItsOwnConditionAndNoOther) {
  QString line = "vendor=ST ram>=64KiB";
  line = with_condition(line, "flash", ">=", "1MiB");
  EXPECT_EQ(line, "vendor=ST ram>=64KiB flash>=1MiB");
  line = with_condition(line, "FLASH", ">=", "2MiB");
  EXPECT_EQ(line, "vendor=ST ram>=64KiB FLASH>=2MiB");
  EXPECT_EQ(with_condition("flash<=4MiB flash>=1MiB", "flash", ">=", ""), "flash<=4MiB");
  EXPECT_EQ(with_condition("flash>1MiB flash>=2MiB", "flash", ">", ""), "flash>=2MiB")
      << "'>' and '>=' are two comparisons";
  EXPECT_EQ(with_condition("fpu=yes", "fpu", "=", ""), "");
}

TEST(FilterLine, AChipTakesItsConditionAway) {
  EXPECT_EQ(without_condition("vendor=ST flash>=1MiB nucleo", 1), "vendor=ST nucleo");
  EXPECT_EQ(without_condition("vendor=ST", 7), "vendor=ST");
}

}  // namespace
}  // namespace jauge::gui
