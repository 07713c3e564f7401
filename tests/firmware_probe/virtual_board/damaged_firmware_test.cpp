// SPDX-License-Identifier: GPL-2.0-or-later
// Firmwares with random bytes in their code: whatever they do ends the run in an orderly way.
#include <gtest/gtest.h>

#include <random>

#include "tests/firmware_probe/virtual_board/board_run.h"

namespace jauge::vboard::testing {
namespace {

TEST(DamagedFirmware, EndsInAnOrderlyWay) {
  std::mt19937 random(11);
  int other_ends = 0;
  for (const char* firmware : {"broken_flash", "exceptions", "count"}) {
    const ElfFile whole = read_elf(firmware_path(firmware));
    for (int i = 0; i < 25; ++i) {
      ElfFile elf = whole;
      std::vector<std::uint8_t>& code = elf.segments.front().bytes;
      constexpr std::size_t vectors = 64;
      for (unsigned k = 0; k < 1 + random() % 40; ++k)
        code[vectors + random() % (code.size() - vectors)] = static_cast<std::uint8_t>(random());
      RunSettings settings;
      settings.looks = 1;
      const BoardRun run = run_elf(elf, settings);
      EXPECT_EQ(run.ending.message.empty(), run.ending.why == End::asked);
      other_ends += run.ending.why == End::rule_broken || run.ending.why == End::lockup;
    }
  }
  EXPECT_GT(other_ends, 10);
}

}  // namespace
}  // namespace jauge::vboard::testing
