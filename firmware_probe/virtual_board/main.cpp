// SPDX-License-Identifier: GPL-2.0-or-later
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <exception>
#include <fstream>

#include "firmware_probe/virtual_board/link/console_line.h"
#include "firmware_probe/virtual_board/link/pty_line.h"
#include "firmware_probe/virtual_board/options.h"
#include "firmware_probe/virtual_board/profile.h"

namespace jauge::vboard {
namespace {

enum ExitStatus { ended = 0, bad_command_line = 2, rule_was_broken = 3, locked_up = 4, cannot_start = 5 };

volatile std::sig_atomic_t asked_to_end = 0;

void note_signal(int) {
  asked_to_end = 1;
}

void catch_signals() {
  struct sigaction action {};
  action.sa_handler = note_signal;
  for (const int number : {SIGTERM, SIGINT, SIGHUP}) ::sigaction(number, &action, nullptr);
  ::signal(SIGPIPE, SIG_IGN);
}

// Reads what stands in stdin and throws it away; its end is the parent's way to end us.
bool stdin_has_ended() {
  pollfd wait{STDIN_FILENO, POLLIN, 0};
  while (::poll(&wait, 1, 0) > 0) {
    char buffer[256];
    if (::read(STDIN_FILENO, buffer, sizeof buffer) <= 0) return true;
  }
  return false;
}

int complain(const std::string& text, ExitStatus status) {
  std::fprintf(stderr, "jauge-vboard: %s\n", text.c_str());
  return status;
}

int report(const Ending& ending) {
  switch (ending.why) {
    case End::rule_broken:
      return complain("strict chip: " + ending.message, rule_was_broken);
    case End::lockup:
      return complain("lockup: " + ending.message, locked_up);
    default:
      return ended;
  }
}

int run_board(const Options& options, Line& line, const std::function<bool()>& should_end) {
  const ElfFile elf = read_elf(options.elf);
  if (!elf.fault.empty()) return complain(elf.fault, cannot_start);
  if (const auto fault = fault_of_core()) return complain("Unicorn is no Cortex-M4F: " + *fault, cannot_start);
  Machine machine(options.machine, line);
  if (const auto fault = machine.open_flash(options.flash_file)) return complain(*fault, cannot_start);
  if (const auto fault = machine.flash(elf)) return complain(options.elf.string() + ": " + *fault, cannot_start);
  std::ofstream log;
  if (!options.log.empty()) log.open(options.log);
  if (!options.log.empty() && !log) return complain(options.log.string() + " cannot be written", cannot_start);
  machine.note = [&](const std::string& text) { log << machine.chip().time.cycles() << ' ' << text << std::endl; };
  const auto start = std::chrono::steady_clock::now();
  const Ending ending = machine.run(should_end);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  const double processor_seconds = static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
  if (options.statistics) std::fputs(statistics_text(machine, took.count(), processor_seconds).c_str(), stderr);
  if (!options.profile.empty()) std::ofstream(options.profile) << profile_text(machine, elf);
  return report(ending);
}

int run_with_terminal(const Options& options) {
  PtyLine line(options.cable);
  if (const auto fault = line.open(options.link)) return complain(*fault, cannot_start);
  line.watch(STDIN_FILENO);
  std::printf("pty %s\n", line.name().c_str());
  std::fflush(stdout);
  return run_board(options, line, [] { return asked_to_end != 0 || stdin_has_ended(); });
}

int run_on_console(const Options& options) {
  ConsoleLine line;
  return run_board(options, line, [] { return asked_to_end != 0; });
}

int main_of(int count, const char* const* words) {
  const Options options = read_options(count, words);
  if (!options.fault.empty()) return complain(options.fault + "; --help lists what there is", bad_command_line);
  if (options.help) return std::fputs(help_text().c_str(), stdout), ended;
  catch_signals();
  return options.console ? run_on_console(options) : run_with_terminal(options);
}

}  // namespace
}  // namespace jauge::vboard

int main(int count, char** words) {
  try {
    return jauge::vboard::main_of(count, words);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "jauge-vboard: %s\n", error.what());
    return 5;
  }
}
