// SPDX-License-Identifier: GPL-2.0-or-later
// Random straight-line code: the board's table against one that was written separately.
#include <gtest/gtest.h>

#include <map>

#include "firmware_probe/virtual_board/timing/block.h"
#include "tests/firmware_probe/virtual_board/second_table.h"

namespace jauge::vboard::testing {
namespace {

class CodeMaker {
 public:
  explicit CodeMaker(const SecondTable& table) : table_(table) {}

  std::vector<std::uint8_t> instruction() {
    for (;;) {
      std::vector<std::uint8_t> code(4);
      for (std::uint8_t& byte : code) byte = static_cast<std::uint8_t>(random_());
      if (random_() % 2 == 0) code[1] = static_cast<std::uint8_t>(0xE8 + random_() % 24);  // 32 bits: half of all
      const unsigned bytes = table_.length(code);
      if (bytes == 0) continue;
      code.resize(bytes);
      return code;
    }
  }
  std::vector<std::uint8_t> block(unsigned instructions) {
    std::vector<std::uint8_t> code;
    for (unsigned i = 0; i < instructions; ++i) {
      const auto next = instruction();
      code.insert(code.end(), next.begin(), next.end());
    }
    return code;
  }
  unsigned below(unsigned limit) { return static_cast<unsigned>(random_() % limit); }

 private:
  const SecondTable& table_;
  std::mt19937_64 random_{20261120};
};

TEST(StraightLine, TwoTablesAgreeOnRandomCode) {
  const SecondTable table;
  CodeMaker maker(table);
  int differences = 0;
  for (int i = 0; i < 50000 && differences < 20; ++i) {
    const auto code = maker.block(1 + maker.below(12));
    const Block block = analyse(0x08000000, code, cycle_model());
    if (block.cycles == table.cycles(code)) continue;
    ++differences;
    ADD_FAILURE() << table.text(code) << "board " << block.cycles << ", second table " << table.cycles(code);
  }
}

TEST(StraightLine, LengthsAgree) {
  const SecondTable table;
  CodeMaker maker(table);
  for (int i = 0; i < 20000; ++i) {
    const auto code = maker.instruction();
    const auto half = [&](std::size_t at) { return static_cast<std::uint16_t>(code[at] | code[at + 1] << 8); };
    const Instruction decoded = decode(half(0), code.size() == 4 ? half(2) : std::uint16_t{0});
    ASSERT_EQ(decoded.bytes, code.size()) << table.text(code);
    ASSERT_NE(decoded.kind, Kind::undefined) << table.text(code);
  }
}

}  // namespace
}  // namespace jauge::vboard::testing
