// SPDX-License-Identifier: GPL-2.0-or-later
// The power fails while the Flash changes: what stays there, and that it stays in the file.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/firmware_probe/virtual_board/board_run.h"
#include "tests/support/temporary_folder.h"

namespace jauge::vboard::testing {
namespace {

using ::testing::HasSubstr;

class PowerCut : public ::testing::Test {
 protected:
  RunSettings settings(std::uint64_t cut_at, const std::string& input) {
    RunSettings settings;
    settings.machine.power_cut_at_flash = cut_at;
    settings.input = input;
    settings.flash_file = folder_.path() / "board.flash";
    return settings;
  }

 private:
  ::jauge::testing::TemporaryFolder folder_;
};

const std::string power_up = "boot 0C000000 \n";
const std::string four_words = "word 0=1\nword 1=12\nword 2=23\nword 3=34\n";

TEST_F(PowerCut, WithoutOneTheFlashKeepsWhatWasStored) {
  EXPECT_EQ(run_firmware("power_cut", settings(0, "w")).output, power_up + "00000\n" + four_words);
  EXPECT_EQ(run_firmware("power_cut", settings(0, "")).output, power_up + four_words);
}

// Operation 1 erases, 2 to 5 program. Each that was done left a 0; then the board starts anew and looks.
TEST_F(PowerCut, ATornWordRaisesAnNmiOnRead) {
  for (unsigned operation = 2; operation <= 5; ++operation) {
    std::filesystem::remove(settings(0, "").flash_file);
    const unsigned whole = operation - 2;
    std::string words = four_words;
    std::size_t end = 0;
    for (unsigned i = 0; i < whole; ++i) end = words.find('\n', end) + 1;
    const std::string torn = "torn 800800" + std::string(whole < 2 ? "0" : "1") + (whole % 2 == 0 ? "0" : "8") + " \n";
    const std::string found = power_up + words.substr(0, end) + torn;
    const BoardRun run = run_firmware("power_cut", settings(operation, "w"));
    EXPECT_EQ(run.output, power_up + std::string(operation - 1, '0') + found) << run.ending.message;
    EXPECT_THAT(run.log, HasSubstr("ECCD"));
    EXPECT_EQ(run_firmware("power_cut", settings(0, "")).output, found) << "the torn word is in the file";
    EXPECT_EQ(run_firmware("power_cut", settings(0, "w")).output, found + "00000\n" + four_words)
        << "an erase repairs it";
  }
}

TEST_F(PowerCut, AnEraseThatWasCutLeavesTornWords) {
  EXPECT_THAT(run_firmware("power_cut", settings(1, "w")).output, HasSubstr("torn 80"));
}

TEST_F(PowerCut, WhatIsLeftDependsOnTheSeedAlone) {
  auto with_seed = [&](std::uint64_t seed) {
    RunSettings wish = settings(1, "w");
    wish.machine.seed = seed;
    wish.flash_file.clear();
    return run_firmware("power_cut", wish).output;
  };
  EXPECT_EQ(with_seed(5), with_seed(5));
  EXPECT_NE(with_seed(5), with_seed(6));
}

TEST_F(PowerCut, AFileOfAnotherKindIsRefused) {
  const auto file = settings(0, "").flash_file;
  std::ofstream(file) << "something else";
  FlashMemory cells;
  EXPECT_THAT(cells.open(file).value_or(""), HasSubstr("is not a Flash file"));
  EXPECT_THAT(cells.open(file.parent_path()).value_or(""), HasSubstr("cannot be opened"));
}

}  // namespace
}  // namespace jauge::vboard::testing
