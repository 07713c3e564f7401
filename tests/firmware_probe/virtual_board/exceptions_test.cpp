// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/firmware_probe/virtual_board/board_run.h"

namespace jauge::vboard::testing {
namespace {

using ::testing::HasSubstr;

// Registers lost (none), calls, number of SVCall, ticks of 12,000 cycles in 1.2 million, ten more by sleeping.
TEST(Exceptions, HandlersReturnWithAllRegistersAndTicksComeInTime) {
  const BoardRun run = run_firmware("exceptions");
  EXPECT_EQ(run.output, "0 2 11 100 1\n") << run.ending.message;
}

TEST(Exceptions, AHardFaultCanStrikeAnywhere) {
  RunSettings settings;
  settings.machine.hard_fault_at = 1'000'000;  // while a page is erased
  const BoardRun run = run_firmware("broken_flash", settings);
  EXPECT_THAT(run.output, HasSubstr("fault 00000000"));
}

TEST(Exceptions, TheResetPinStartsTheFirmwareAgain) {
  RunSettings settings;
  settings.machine.reset_at = 20'000;  // while it prints
  const std::string output = run_firmware("hello", settings).output;
  EXPECT_NE(output.find("hello"), output.rfind("hello")) << output;
}

}  // namespace
}  // namespace jauge::vboard::testing
