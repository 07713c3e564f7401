// SPDX-License-Identifier: GPL-2.0-or-later
#include "firmware_probe/virtual_board/options.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace jauge::vboard {
namespace {

// `word` is what follows the name; false when it makes no sense.
struct Row {
  std::string_view name, value, help;
  bool (*take)(Options& options, std::string_view word);
};

template <class Number>
bool take_number(std::string_view word, Number& number) {
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  return error == std::errc() && end == word.data() + word.size();
}

bool take_probability(std::string_view word, double& probability) {
  return take_number(word, probability) && std::isfinite(probability) && probability >= 0 && probability <= 1;
}

bool take_path(std::string_view word, std::filesystem::path& path) {
  path = word;
  return !word.empty();
}

bool take_banks(Options& options, std::string_view word) {
  options.machine.two_banks = word == "1";
  return word == "0" || word == "1";
}

bool take_wait_states(Options& options, std::string_view word) {
  if (word == "auto") return true;
  unsigned count = 0;
  if (!take_number(word, count) || count > 15) return false;
  options.machine.wait_states = count;
  return true;
}

bool take_board(Options& options, std::string_view word) {
  options.machine.board = find_board(word);
  return options.machine.board != nullptr;
}

bool take_seed(Options& options, std::string_view word) {
  options.cable.seed = 0;
  if (!take_number(word, options.machine.seed)) return false;
  options.cable.seed = options.machine.seed;
  return true;
}

constexpr Row rows[] = {
    {"--elf", "FILE", "the firmware; its Flash pages are erased and written before power-up",
     [](Options& o, std::string_view w) { return take_path(w, o.elf); }},
    {"--board", "NAME", "stm32l4r9_disco (default) or nucleo_l4r5zi", take_board},
    {"--link", "PATH", "also a symbolic link to the pseudo terminal",
     [](Options& o, std::string_view w) { return take_path(w, o.link); }},
    {"--flash-file", "FILE", "keeps the Flash, so that stored models survive",
     [](Options& o, std::string_view w) { return take_path(w, o.flash_file); }},
    {"--dbank", "0|1",
     "option bit DBANK: 1 (default, factory) two banks and 64-bit reads, 0 one bank and 128-bit reads", take_banks},
    {"--ws", "auto|N", "wait states of the Flash: as FLASH_ACR says (default), or N", take_wait_states},
    {"--pace", "", "bytes on the UART take the time in emulation that they take on a wire",
     [](Options& o, std::string_view) { return o.machine.paced = true; }},
    {"--deterministic", "", "waiting for the host takes no emulated time: two runs count the same cycles",
     [](Options& o, std::string_view) { return o.machine.deterministic = true; }},
    {"--seed", "N", "of everything random", take_seed},
    {"--drop", "P", "each byte on the cable is lost with probability P",
     [](Options& o, std::string_view w) { return take_probability(w, o.cable.drop); }},
    {"--corrupt", "P", "each byte on the cable has a bit flipped with probability P",
     [](Options& o, std::string_view w) { return take_probability(w, o.cable.corrupt); }},
    {"--delay", "MS", "each byte on the cable is late by MS milliseconds",
     [](Options& o, std::string_view w) { return take_number(w, o.cable.delay_ms) && o.cable.delay_ms <= 60'000; }},
    {"--reset-at", "CYCLE", "the reset pin is pulled at that cycle",
     [](Options& o, std::string_view w) { return take_number(w, o.machine.reset_at); }},
    {"--fault-at", "CYCLE", "a HardFault strikes at that cycle",
     [](Options& o, std::string_view w) { return take_number(w, o.machine.hard_fault_at); }},
    {"--cut-at-flash", "N", "the power fails during the Nth erase or program operation of the Flash, and comes back",
     [](Options& o, std::string_view w) { return take_number(w, o.machine.power_cut_at_flash); }},
    {"--no-crystal", "", "the 32.768 kHz crystal (LSE) does not start",
     [](Options& o, std::string_view) { return o.machine.crystal_fails = true; }},
    {"--no-current", "", "jumper JP1 does not lead the supply current through the board's meter",
     [](Options& o, std::string_view) { return o.machine.no_current = true; }},
    {"--until-reset", "", "ends when the firmware asks for a reset",
     [](Options& o, std::string_view) { return o.machine.end_at_reset = true; }},
    {"--console", "", "the UART on stdin and stdout instead of a pseudo terminal",
     [](Options& o, std::string_view) { return o.console = true; }},
    {"--log", "FILE", "what the board notices, line by line",
     [](Options& o, std::string_view w) { return take_path(w, o.log); }},
    {"--stats", "", "on stderr at the end: cycles, instructions, stalls, emulated MIPS",
     [](Options& o, std::string_view) { return o.statistics = true; }},
    {"--profile", "FILE", "at the end: cycles per function of the ELF file (modelled)",
     [](Options& o, std::string_view w) { return take_path(w, o.profile); }},
    {"--help", "", "this text", [](Options& o, std::string_view) { return o.help = true; }},
};

}  // namespace

Options read_options(int count, const char* const* words) {
  Options options;
  options.machine.board = find_board("stm32l4r9_disco");
  for (int i = 1; i < count; ++i) {
    const std::string_view name = words[i];
    const auto row = std::ranges::find(rows, name, &Row::name);
    if (row == std::end(rows)) return options.fault = "unknown option " + std::string(name), options;
    std::string_view word;
    if (!row->value.empty()) {
      if (i + 1 == count) return options.fault = std::string(name) + " needs " + std::string(row->value), options;
      word = words[++i];
    }
    if (!row->take(options, word))
      return options.fault = std::string(name) + ": '" + std::string(word) + "' is not " + std::string(row->value),
             options;
  }
  if (options.elf.empty() && !options.help) options.fault = "--elf FILE is missing";
  return options;
}

std::string help_text() {
  std::string text = "jauge-vboard: runs the firmware of an STM32L4R9/L4R5 board. Times are modelled, +-10 %.\n";
  for (const Row& row : rows) {
    std::string name = "  " + std::string(row.name) + " " + std::string(row.value);
    name.resize(std::max<std::size_t>(name.size() + 1, 24), ' ');
    text += name + std::string(row.help) + "\n";
  }
  text += "Exit status: 0 asked to end, 2 command line, 3 a rule of the chip was broken, 4 lockup, 5 cannot start.\n";
  return text;
}

}  // namespace jauge::vboard
