// SPDX-License-Identifier: GPL-2.0-or-later
// Bytes in virtual time.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "tests/firmware_probe/virtual_board/board_run.h"

namespace jauge::vboard::testing {
namespace {

using ::testing::StartsWith;

struct Echo {
  std::string text;
  std::uint64_t cycles = 0;
  std::string fate;
};

Echo echo(const std::string& input, bool paced, unsigned baud = 921600) {
  RunSettings settings;
  settings.machine.paced = paced;
  settings.input = input;
  settings.baud = baud;
  const BoardRun run = run_firmware("echo", settings);
  EXPECT_EQ(run.ending.why, End::reset) << run.ending.message;
  Echo echo;
  std::istringstream words(run.output);
  std::string ready;
  words >> ready >> echo.text >> echo.cycles >> echo.fate;
  return echo;
}

TEST(Uart, UnpacedBytesTakeNoTimeAndAreNotLost) {
  const std::string text(500, 'x');
  const Echo answer = echo(text + "s" + text + "!", false);
  EXPECT_EQ(answer.text, text + text);
  EXPECT_EQ(answer.fate, "all");
  EXPECT_LT(answer.cycles, 1000 * 100 + 100'000);
}

// 10 bits a byte, 130 cycles each. The last byte still has to leave.
TEST(Uart, PacedBytesTakeTheirTimeOnTheWire) {
  const Echo answer = echo(std::string(1000, 'x') + "!", true);
  EXPECT_EQ(answer.fate, "all");
  EXPECT_NEAR(static_cast<double>(answer.cycles), 1001 * 1300.0, 10 * 1300.0);
}

TEST(Uart, APacedFifoOverrunsWhileNobodyReads) {
  EXPECT_EQ(echo("s" + std::string(6, 'x') + "!", true).fate, "all");  // the FIFO holds 8
  const Echo answer = echo("s" + std::string(200, 'x') + std::string(20, '!'), true);
  EXPECT_EQ(answer.fate, "lost");
  EXPECT_LT(answer.text.size(), 200u);
  EXPECT_GE(answer.text.size(), 100u);  // 76 pass by in 100,000 cycles, 8 are kept
}

TEST(Uart, BothEndsMustAgreeOnTheRate) {
  RunSettings settings;
  settings.input = "hello!";
  settings.baud = 115200;
  EXPECT_NE(run_firmware("echo", settings).output.substr(6, 5), "hello");
}

TEST(Uart, TheOtherBoardHasItsOwnUart) {
  RunSettings settings;
  settings.machine.board = find_board("nucleo_l4r5zi");
  settings.input = "hello!";
  settings.baud = 921600;
  EXPECT_THAT(run_firmware("echo_nucleo", settings).output, StartsWith("ready\nhello "));
}

TEST(Uart, TwoRunsCountTheSameCycles) {
  const Echo first = echo("abc!", true), second = echo("abc!", true);
  EXPECT_EQ(first.cycles, second.cycles);
}

}  // namespace
}  // namespace jauge::vboard::testing
