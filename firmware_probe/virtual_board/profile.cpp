// SPDX-License-Identifier: GPL-2.0-or-later
#include "firmware_probe/virtual_board/profile.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <vector>

namespace jauge::vboard {
namespace {

struct Spent {
  std::uint64_t cycles = 0;
  std::uint64_t instructions = 0;
  std::string name;
};

// A symbol without a size, as assembler leaves it, reaches to the next one.
std::string name_at(const ElfFile& elf, std::uint32_t address) {
  const auto next = std::ranges::upper_bound(elf.functions, address, {}, &ElfSymbol::address);
  if (next == elf.functions.begin()) return "?";
  const ElfSymbol& symbol = *std::prev(next);
  return symbol.bytes == 0 || address < symbol.address + symbol.bytes ? symbol.name : "?";
}

template <class... Values>
std::string line(const char* format, Values... values) {
  char text[256];
  std::snprintf(text, sizeof text, format, values...);
  return text;
}

}  // namespace

std::string statistics_text(const Machine& machine, double host_seconds, double processor_seconds) {
  const Statistics& s = machine.statistics();
  const auto instructions = static_cast<double>(s.instructions);
  std::string text;
  text += line("cycles            %llu (modelled, +-10 %%)\n", static_cast<unsigned long long>(s.cycles));
  text += line("instructions      %llu\n", static_cast<unsigned long long>(s.instructions));
  text += line("fetch stalls      %llu cycles\n", static_cast<unsigned long long>(s.fetch_stalls));
  text += line("data stalls       %llu cycles\n", static_cast<unsigned long long>(s.data_stalls));
  text += line("unaligned         %llu cycles\n", static_cast<unsigned long long>(s.unaligned));
  text += line("time              %.6f s as the chip sees it\n",
               static_cast<double>(machine.chip().time.nanoseconds()) / 1e9);
  text += line("UART              %llu bytes received, %llu sent\n",
               static_cast<unsigned long long>(machine.chip().uart->bytes_received()),
               static_cast<unsigned long long>(machine.chip().uart->bytes_sent()));
  text += line("host              %.3f s, %.3f s of them on the processor: %.1f emulated MIPS\n", host_seconds,
               processor_seconds, instructions / processor_seconds / 1e6);
  return text;
}

std::string profile_text(const Machine& machine, const ElfFile& elf) {
  std::map<std::string, Spent> by_name;
  machine.blocks().for_each([&](const Block& block) {
    const std::string name = name_at(elf, block.address);
    Spent& spent = by_name[name];
    spent.name = name;
    spent.cycles += block.spent;
    spent.instructions += block.executions * block.instructions;
  });
  std::vector<Spent> rows;
  for (const auto& entry : by_name) rows.push_back(entry.second);
  std::ranges::sort(rows, std::greater(), &Spent::cycles);
  std::string text = "      cycles  instructions    CPI  function (modelled, +-10 %)\n";
  for (const Spent& row : rows) {
    if (row.instructions == 0) continue;
    text += line("%12llu  %12llu  %5.2f  ", static_cast<unsigned long long>(row.cycles),
                 static_cast<unsigned long long>(row.instructions),
                 static_cast<double>(row.cycles) / static_cast<double>(row.instructions)) +
            row.name + "\n";
  }
  return text;
}

}  // namespace jauge::vboard
