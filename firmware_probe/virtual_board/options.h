// SPDX-License-Identifier: GPL-2.0-or-later
// The command line of jauge-vboard.
#pragma once

#include <filesystem>
#include <string>

#include "firmware_probe/virtual_board/core/machine.h"
#include "firmware_probe/virtual_board/link/pty_line.h"

namespace jauge::vboard {

struct Options {
  MachineOptions machine;
  CableFaults cable;
  std::filesystem::path elf, link, flash_file, log, profile;
  bool statistics = false;
  bool console = false;  // the UART on stdin and stdout instead of a pseudo terminal
  bool help = false;
  std::string fault;  // not empty: what is wrong with the command line
};

Options read_options(int count, const char* const* words);
std::string help_text();

}  // namespace jauge::vboard
