// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <sstream>

#include "tests/firmware_probe/virtual_board/board_run.h"

namespace jauge::vboard::testing {
namespace {

constexpr std::uint64_t one_erase = 22'000 * 119;  // microseconds and cycles in one, at the untrimmed clock

struct Said {
  std::string sram, flash;
  std::uint64_t first_bank = 0, second_bank = 0;
};

Said run(bool two_banks) {
  RunSettings settings;
  settings.machine.two_banks = two_banks;
  const BoardRun run = run_firmware("self_change", settings);
  EXPECT_EQ(run.ending.why, End::reset) << run.ending.message;
  Said said;
  std::istringstream(run.output) >> said.sram >> said.flash >> said.first_bank >> said.second_bank;
  return said;
}

TEST(SelfChange, NewCodeRunsWhereOldCodeWas) {
  const Said said = run(true);
  EXPECT_EQ(said.sram, "112233");
  EXPECT_EQ(said.flash, "4455");
}

// Two banks: only the one that erases keeps the code waiting. One bank: always.
TEST(SelfChange, AnErasingBankHoldsUpItsCode) {
  EXPECT_GT(run(true).first_bank, one_erase);
  EXPECT_LT(run(true).second_bank, 2000u);
  EXPECT_GT(run(false).first_bank, one_erase);
  EXPECT_GT(run(false).second_bank, one_erase);
}

}  // namespace
}  // namespace jauge::vboard::testing
