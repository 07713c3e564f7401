#include "mcu_db/siblings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/mcu_db/project_catalog.h"

namespace jauge::mcu_db {
namespace {

using testing::project_catalog;
using testing::target_named;

TEST(Siblings, AreTheNearestOfTheFamily) {
  const auto siblings = siblings_of(target_named("STM32L4R9AI"), project_catalog().chips());
  ASSERT_TRUE(siblings.smaller);
  EXPECT_EQ(siblings.smaller->part, "STM32L4R9AG");  // 1 MiB, same RAM, same package
  EXPECT_FALSE(siblings.larger);                     // nothing of STM32L4+ has more than 2 MiB and 640 KiB
  const auto of_small = siblings_of(target_named("STM32L4R9AG"), project_catalog().chips());
  ASSERT_TRUE(of_small.larger);
  EXPECT_EQ(of_small.larger->part, "STM32L4R9AI");
}

// By the definition, for every chip of one family: a sibling never has more of one thing and less of the other.
TEST(Siblings, HaveNoMoreAndNoLess) {
  int found = 0;
  for (const target::Target& chip : project_catalog().chips()) {
    if (chip.family != "STM32F4" && chip.family != "nRF52") continue;
    const auto siblings = siblings_of(chip, project_catalog().chips());
    if (siblings.smaller) {
      ++found;
      EXPECT_LE(*siblings.smaller->flash, *chip.flash) << chip.part;
      EXPECT_LE(*siblings.smaller->ram, *chip.ram) << chip.part;
      EXPECT_EQ(siblings.smaller->core.name, chip.core.name);
    }
    if (siblings.larger) {
      EXPECT_GE(*siblings.larger->flash, *chip.flash) << chip.part;
      EXPECT_GE(*siblings.larger->ram, *chip.ram) << chip.part;
    }
  }
  EXPECT_GT(found, 100);
}

TEST(SideBySide, MarksWhatDiffersAndNamesTheUnknown) {
  const target::Target targets[] = {target_named("STM32L4R9AI"), target_named("RP2040")};
  const auto rows = side_by_side(targets);
  const auto row = [&](std::string_view fact) -> FactRow {
    for (const FactRow& candidate : rows)
      if (candidate.fact == fact) return candidate;
    ADD_FAILURE() << fact;
    return {};
  };
  EXPECT_THAT(row("Flash").values, ::testing::ElementsAre("2048 KiB", "0 KiB"));
  EXPECT_THAT(row("RAM in one piece").values, ::testing::ElementsAre("640 KiB", "264 KiB"));
  EXPECT_THAT(row("supply").values, ::testing::ElementsAre("1.71 to 3.6 V", "unknown"));
  EXPECT_TRUE(row("core").differs);
  EXPECT_FALSE(row("vector unit").differs);
}

}  // namespace
}  // namespace jauge::mcu_db
