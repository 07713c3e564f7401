// SPDX-License-Identifier: GPL-2.0-or-later
// Runs a firmware of this folder on the virtual board, in this process, without a terminal.
#pragma once

#include <filesystem>
#include <string>

#include "firmware_probe/virtual_board/core/machine.h"

namespace jauge::vboard::testing {

struct BoardRun {
  Ending ending;
  std::string output;  // what the firmware sent
  std::string log;     // what the board noticed
  Statistics statistics;
  std::string profile;  // cycles and instructions per function
};

struct RunSettings {
  MachineOptions machine;
  std::string input;                 // sent to the firmware
  bool input_waits = true;           // for the first line that the firmware sends
  unsigned baud = 0;                 // of the other end; 0: any
  std::filesystem::path flash_file;  // empty: in memory
  unsigned looks = 150;              // 20 ms of emulated time each, until a firmware that does not end is ended
};

// `firmware` is the name of an ELF file that this folder's CMakeLists.txt builds. Ends when the firmware asks for a
// reset, breaks a rule or locks up; a firmware that waits for ever is ended after a while.
BoardRun run_firmware(const std::string& firmware, RunSettings settings = {});
BoardRun run_elf(const ElfFile& elf, RunSettings settings = {});

std::filesystem::path firmware_path(const std::string& name);

}  // namespace jauge::vboard::testing
