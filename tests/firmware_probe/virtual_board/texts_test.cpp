// SPDX-License-Identifier: GPL-2.0-or-later
// What comes from outside as bytes or text: ELF files, the cycle model, the command line.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <random>

#include "firmware_probe/virtual_board/options.h"
#include "tests/firmware_probe/virtual_board/board_run.h"

namespace jauge::vboard::testing {
namespace {

using ::testing::HasSubstr;

std::vector<std::uint8_t> bytes_of(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

TEST(ElfFile, ReadsSegmentsAndFunctions) {
  const ElfFile elf = read_elf(firmware_path("hello"));
  ASSERT_EQ(elf.fault, "");
  EXPECT_EQ(elf.segments.front().address, map::flash);
  EXPECT_TRUE(std::ranges::any_of(elf.functions, [](const ElfSymbol& symbol) { return symbol.name == "main"; }));
}

TEST(ElfFile, SaysWhatIsWrong) {
  EXPECT_THAT(read_elf("/nowhere/at/all").fault, HasSubstr("cannot be read"));
  EXPECT_THAT(read_elf(std::vector<std::uint8_t>(10)).fault, HasSubstr("shorter"));
  EXPECT_THAT(read_elf(std::vector<std::uint8_t>(100)).fault, HasSubstr("not a 32-bit"));
  auto bytes = bytes_of(firmware_path("hello"));
  bytes[18] = 3;
  EXPECT_THAT(read_elf(bytes).fault, HasSubstr("not for ARM"));
}

// Any damage is a fault or another program, never a crash or a read outside the file.
TEST(ElfFile, SurvivesDamage) {
  const auto whole = bytes_of(firmware_path("hello"));
  std::mt19937 random(7);
  int refused = 0;
  for (int i = 0; i < 4000; ++i) {
    auto bytes = whole;
    for (unsigned k = 0; k < 1 + random() % 4; ++k) {
      const std::size_t tables = random() % 2 == 0 ? 120 : bytes.size();  // headers are hit as often as the rest
      bytes[random() % tables] = static_cast<std::uint8_t>(random());
    }
    if (random() % 3 == 0) bytes.resize(random() % bytes.size());
    refused += !read_elf(bytes).fault.empty();
  }
  EXPECT_GT(refused, 500);
}

TEST(ElfFile, MustFitTheFlash) {
  ElfFile elf;
  elf.segments.push_back({map::flash + map::flash_bytes - 4, std::vector<std::uint8_t>(8)});
  MachineOptions options;
  options.board = find_board("nucleo_l4r5zi");
  struct Silence : Line {
    void send(std::uint8_t) override {}
    std::optional<std::uint8_t> receive() override { return std::nullopt; }
    unsigned baud() override { return 0; }
    void wait(unsigned) override {}
    std::uint64_t now() override { return 0; }
  } line;
  Machine machine(options, line);
  ASSERT_EQ(machine.open_flash({}), std::nullopt);
  EXPECT_THAT(machine.flash(elf).value_or(""), HasSubstr("outside the Flash"));
}

TEST(CycleModel, EachConstantStandsThereOnceWithItsSource) {
  std::string fault;
  EXPECT_TRUE(read_cycle_model(cycle_model_text(), fault)) << fault;
  const std::string text(cycle_model_text());
  EXPECT_FALSE(read_cycle_model(text + "alu 1 again\n", fault));
  EXPECT_THAT(fault, HasSubstr("twice"));
  EXPECT_FALSE(read_cycle_model(text + "invented 1 nobody\n", fault));
  EXPECT_THAT(fault, HasSubstr("unknown"));
  EXPECT_FALSE(read_cycle_model("alu 1 TRM\n", fault));
  EXPECT_THAT(fault, HasSubstr("missing"));
  EXPECT_FALSE(read_cycle_model("alu 1\n", fault));
  EXPECT_THAT(fault, HasSubstr("source"));
}

// The figures that everything modelled rests on. Whoever changes one needs a published figure: see README.md there.
TEST(CycleModel, IsFrozen) {
  std::uint64_t digest = 1469598103934665603u;  // FNV-1a
  for (const char character : cycle_model_text())
    digest = (digest ^ static_cast<std::uint8_t>(character)) * 1099511628211u;
  EXPECT_EQ(digest, 8392248187302223915u);
}

Options options_of(std::vector<const char*> words) {
  words.insert(words.begin(), "jauge-vboard");
  return read_options(static_cast<int>(words.size()), words.data());
}

TEST(CommandLine, TakesWhatItKnowsAndSaysWhatItDoesNot) {
  const Options options = options_of({"--elf", "a", "--dbank", "0", "--ws", "3", "--drop", "0.5", "--seed", "9",
                                      "--board", "nucleo_l4r5zi", "--pace", "--deterministic", "--delay", "20"});
  EXPECT_EQ(options.fault, "");
  EXPECT_FALSE(options.machine.two_banks);
  EXPECT_EQ(options.machine.wait_states, 3u);
  EXPECT_EQ(options.cable.drop, 0.5);
  EXPECT_EQ(options.cable.seed, 9u);
  EXPECT_TRUE(options.machine.paced && options.machine.deterministic);
  EXPECT_THAT(options_of({}).fault, HasSubstr("--elf"));
  EXPECT_THAT(options_of({"--elf", "a", "--nonsense"}).fault, HasSubstr("--nonsense"));
  EXPECT_THAT(options_of({"--elf", "a", "--drop", "1.5"}).fault, HasSubstr("'1.5'"));
  EXPECT_THAT(options_of({"--elf", "a", "--dbank", "2"}).fault, HasSubstr("0|1"));
  EXPECT_THAT(options_of({"--elf", "a", "--board"}).fault, HasSubstr("needs NAME"));
  EXPECT_THAT(options_of({"--elf", "a", "--board", "arduino"}).fault, HasSubstr("'arduino'"));
}

}  // namespace
}  // namespace jauge::vboard::testing
