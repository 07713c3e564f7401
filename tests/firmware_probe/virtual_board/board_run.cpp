// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/firmware_probe/virtual_board/board_run.h"

#include <gtest/gtest.h>

#include "firmware_probe/virtual_board/profile.h"

namespace jauge::vboard::testing {
namespace {

constexpr unsigned rests_until_given_up = 200;
constexpr std::uint64_t rest_nanoseconds = 1'000'000;

class MemoryLine : public Line {
 public:
  explicit MemoryLine(const RunSettings& settings)
      : input_(settings.input), waits_(settings.input_waits), baud_(settings.baud) {}

  void send(std::uint8_t byte) override { output += static_cast<char>(byte); }
  std::optional<std::uint8_t> receive() override {
    if (next_ == input_.size() || (waits_ && output.find('\n') == std::string::npos)) return std::nullopt;
    return static_cast<std::uint8_t>(input_[next_++]);
  }
  unsigned baud() override { return baud_; }
  void wait(unsigned) override { ++rests; }
  std::uint64_t now() override { return rests * rest_nanoseconds; }

  std::string output;
  unsigned rests = 0;

 private:
  std::string input_;
  bool waits_;
  std::size_t next_ = 0;
  unsigned baud_;
};

}  // namespace

std::filesystem::path firmware_path(const std::string& name) {
  return std::filesystem::path(JAUGE_TEST_FIRMWARE) / (name + ".elf");
}

BoardRun run_elf(const ElfFile& elf, RunSettings settings) {
  EXPECT_EQ(elf.fault, "");
  if (!settings.machine.board) settings.machine.board = find_board("stm32l4r9_disco");
  settings.machine.end_at_reset = true;
  MemoryLine line(settings);
  Machine machine(settings.machine, line);
  EXPECT_EQ(machine.open_flash(settings.flash_file), std::nullopt);
  EXPECT_EQ(machine.flash(elf), std::nullopt);
  BoardRun run;
  machine.note = [&](const std::string& text) { run.log += text + "\n"; };
  unsigned looks = 0;
  run.ending = machine.run([&] { return line.rests > rests_until_given_up || ++looks > settings.looks; });
  run.output = line.output;
  run.statistics = machine.statistics();
  run.profile = profile_text(machine, elf);
  return run;
}

BoardRun run_firmware(const std::string& firmware, RunSettings settings) {
  return run_elf(read_elf(firmware_path(firmware)), std::move(settings));
}

}  // namespace jauge::vboard::testing
