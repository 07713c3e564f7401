// SPDX-License-Identifier: GPL-2.0-or-later
// The same object file on QEMU's mps2-an386, one instruction at a time: results and counts of instructions must be
// equal.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "tests/firmware_probe/virtual_board/board_run.h"
#include "tests/support/temporary_folder.h"

namespace jauge::vboard::testing {
namespace {

constexpr std::string_view kernels[] = {"count_kernels",   "dot",    "convolve",
                                        "sort_and_divide", "decide", "__udivmoddi4"};

using Counts = std::map<std::string, std::uint64_t>;

// QEMU's execution log has a line for each block, and -singlestep makes each instruction a block:
// "Trace 0: 0x... [00000000/00000152/00000110/ff000201]": the second number is the address.
Counts count_in_log(const std::filesystem::path& log, const ElfFile& elf) {
  Counts counts;
  std::ifstream stream(log);
  for (std::string line; std::getline(stream, line);) {
    const std::size_t bracket = line.find('[');
    if (!line.starts_with("Trace") || bracket == std::string::npos) continue;
    const auto address =
        static_cast<std::uint32_t>(std::stoul(line.substr(line.find('/', bracket) + 1, 8), nullptr, 16));
    for (const ElfSymbol& symbol : elf.functions)
      if (address >= symbol.address && address < symbol.address + symbol.bytes) ++counts[symbol.name];
  }
  return counts;
}

// "cycles instructions CPI name" after one line of headings.
Counts count_in_profile(const std::string& profile) {
  Counts counts;
  std::istringstream lines(profile);
  std::string cycles, instructions, ratio, name;
  std::getline(lines, name);
  while (lines >> cycles >> instructions >> ratio >> name) counts[name] = std::stoull(instructions);
  return counts;
}

TEST(InstructionCount, EqualsQemuFunctionByFunction) {
  if (std::system("qemu-system-arm --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "needs qemu-system-arm";
  const ::jauge::testing::TemporaryFolder folder;
  const auto log = folder.path() / "log", said = folder.path() / "said";
  const std::string command =
      "timeout 100 qemu-system-arm -M mps2-an386 -nographic -monitor none -serial none "
      "-semihosting-config enable=on,target=native -singlestep -d exec,nochain -D '" +
      log.string() + "' -kernel '" + firmware_path("count_qemu").string() + "' 2>'" + said.string() +
      "' </dev/null >/dev/null";
  ASSERT_EQ(std::system(command.c_str()), 0);
  std::ifstream stream(said);
  const std::string result{std::istreambuf_iterator<char>(stream), {}};
  const Counts qemu = count_in_log(log, read_elf(firmware_path("count_qemu")));

  const BoardRun run = run_firmware("count");
  EXPECT_EQ(run.output, result);
  const Counts board = count_in_profile(run.profile);
  for (const std::string_view kernel : kernels) {
    const std::string name(kernel);
    ASSERT_TRUE(qemu.contains(name) && board.contains(name)) << name;
    EXPECT_EQ(board.at(name), qemu.at(name)) << name;
  }
}

}  // namespace
}  // namespace jauge::vboard::testing
