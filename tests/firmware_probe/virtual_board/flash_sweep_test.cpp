// SPDX-License-Identifier: GPL-2.0-or-later
// The caches of the Flash, swept at 120 MHz with 5 wait states. Expected cycles are worked out by hand from the rules
// in cycle_model.txt.
#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "tests/firmware_probe/virtual_board/board_run.h"

namespace jauge::vboard::testing {
namespace {

std::map<std::string, int> sweep(const std::string& firmware, bool two_banks) {
  RunSettings settings;
  settings.machine.two_banks = two_banks;
  const BoardRun run = run_firmware(firmware, settings);
  EXPECT_EQ(run.ending.why, End::reset) << run.ending.message;
  std::istringstream words(run.output);
  std::map<std::string, int> figures;
  std::string name;
  for (int value = 0; words >> name >> value;) figures[name] = value;
  return figures;
}

// NOPs, SUBS, BNE taken directly after the flags.
constexpr int turn(int bytes) {
  return (bytes - 6) / 2 + 1 + 4;
}
constexpr int reading(int bytes) {
  return bytes / 32 * 15;
}
constexpr int call_and_counter = 40;  // at most: around one reading of a table

TEST(FlashSweep, LoopsUpToOneKibibyteRunFromTheCache) {
  for (const bool two_banks : {true, false}) {
    auto figures = sweep("sweep", two_banks);
    EXPECT_EQ(figures["loop_64"], turn(64));
    EXPECT_EQ(figures["loop_512"], turn(512));
    EXPECT_EQ(figures["loop_1024"], turn(1024));
  }
}

// Least recently used goes: a loop of twice the cache misses every read. With 64-bit reads, four NOPs hide 4 of the 6
// cycles of each; with 128-bit reads eight hide all. The branch back waits 5.
TEST(FlashSweep, LargerLoopsWaitForTheFlash) {
  EXPECT_EQ(sweep("sweep", true)["loop_2048"], turn(2048) + 5 + 255 * (6 - 4));
  EXPECT_EQ(sweep("sweep", false)["loop_2048"], turn(2048) + 5);
}

TEST(FlashSweep, TablesThatFitTheDataCacheCostNothing) {
  for (const bool two_banks : {true, false}) {
    auto figures = sweep("sweep", two_banks);
    EXPECT_GE(figures["flash_128"], reading(128));
    EXPECT_LE(figures["flash_128"], reading(128) + call_and_counter);
    EXPECT_GE(figures["sram_8192"], reading(8192));
    EXPECT_LE(figures["sram_8192"], reading(8192) + call_and_counter);
  }
}

// 6 cycles for each read: 0.75 cycles a byte with 64-bit reads, 0.375 with 128-bit ones. One read more, because the
// table pushed the address of the cycle counter out of the cache.
TEST(FlashSweep, StreamedTablesCostSixCyclesARead) {
  auto figures = sweep("sweep", true);
  EXPECT_EQ(figures["flash_8192"] - figures["sram_8192"], (8192 / 8 + 1) * 6);
  figures = sweep("sweep", false);
  EXPECT_EQ(figures["flash_8192"] - figures["sram_8192"], (8192 / 16 + 1) * 6);
}

// Without prefetch each missed read waits 5; without caches so does each read of the smallest loop, and each load 6.
TEST(FlashSweep, SwitchesOfTheAcceleratorCount) {
  auto no_prefetch = sweep("sweep_no_prefetch", true);
  EXPECT_EQ(no_prefetch["loop_1024"], turn(1024));
  EXPECT_EQ(no_prefetch["loop_2048"], turn(2048) + 256 * 5);
  auto no_caches = sweep("sweep_no_caches", true);
  EXPECT_EQ(no_caches["loop_64"], turn(64) + 5 + 7 * (6 - 4));
  EXPECT_EQ(no_caches["flash_8192"] - no_caches["sram_8192"], 8192 / 4 * 6);
}

}  // namespace
}  // namespace jauge::vboard::testing
