// SPDX-License-Identifier: GPL-2.0-or-later
// The classes of instructions, run on the board: expected cycles stand beside each case in firmware/cases.S.
#include <gtest/gtest.h>

#include <sstream>

#include "tests/firmware_probe/virtual_board/board_run.h"

namespace jauge::vboard::testing {
namespace {

TEST(CycleCases, EachClassCostsWhatTheManualSays) {
  const BoardRun run = run_firmware("cases");
  EXPECT_EQ(run.ending.why, End::reset) << run.ending.message;
  std::istringstream lines(run.output);
  int seen = 0;
  for (std::string name, expected, counted;
       std::getline(lines, name, '|') && std::getline(lines, expected, '|') && std::getline(lines, counted);) {
    EXPECT_EQ(counted, expected) << name;
    ++seen;
  }
  EXPECT_GE(seen, 55);
}

}  // namespace
}  // namespace jauge::vboard::testing
