// SPDX-License-Identifier: GPL-2.0-or-later
// The probe's own firmware, stripped as it ships, on both boards.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/firmware_probe/virtual_board/board_run.h"

namespace jauge::vboard::testing {
namespace {

using ::testing::HasSubstr;

// HELLO as it stands on the wire: version 1.0, conversation 0x1234, 512 bytes wanted (first golden vector of the
// protocol).
const std::string hello("\x00\x05\x01\x01\x34\x12\x01\x01\x01\x02\x04\x02\x04\x02\x01\x01\x06\x02\xdf\x40\x5f\xb9\x00",
                        23);

BoardRun say(const std::string& board, const std::string& text) {
  const auto elf = std::filesystem::path(JAUGE_PROBE_FIRMWARE) / (board + ".elf");
  RunSettings settings;
  settings.machine.board = find_board(board);
  settings.input = text;
  settings.input_waits = false;
  settings.baud = 115200;
  return run_elf(read_elf(elf), settings);
}

TEST(ProbeFirmware, AnswersOnEachBoardWithoutBreakingARule) {
  for (const BoardDescription& board : all_boards()) {
    const std::string name(board.name);
    const auto elf = read_elf(std::filesystem::path(JAUGE_PROBE_FIRMWARE) / (name + ".elf"));
    EXPECT_TRUE(elf.functions.empty()) << "the firmware under test is the stripped one";
    const BoardRun run = say(name, hello);
    EXPECT_EQ(run.ending.why, End::asked) << run.ending.message;
    EXPECT_THAT(run.output, HasSubstr(name));
    EXPECT_THAT(run.output, HasSubstr("\x70\x04\xff\xff")) << "DBGMCU_IDCODE with the revision of no silicon";
  }
}

TEST(ProbeFirmware, AnswersTheOtherLanguage) {
  EXPECT_EQ(say("stm32l4r9_disco", "name%").output, "m-name-dut-[jauge]\r\nm-ready\r\n");
}

TEST(ProbeFirmware, IsRefusedByTheWrongBoard) {
  const auto elf = read_elf(std::filesystem::path(JAUGE_PROBE_FIRMWARE) / "nucleo_l4r5zi.elf");
  RunSettings settings;
  settings.input = hello;
  settings.input_waits = false;
  EXPECT_EQ(run_elf(elf, settings).output, "") << "its UART is not wired here";
}

}  // namespace
}  // namespace jauge::vboard::testing
