// Writes the probe into a board's Flash, with the programs people have: openocd, then st-flash, then the drive that the
// ST-LINK shows. Option bytes are never written; a chip with read protection is refused.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>

#include "analyzer/base/progress.h"
#include "analyzer/base/result.h"

namespace jauge::host {

struct Firmware {
  std::filesystem::path elf, bin;    // of the same build
  std::uint32_t start = 0x08000000;  // where the .bin goes
};

struct FlashRequest {
  Firmware firmware;
  std::string serial;                              // of the ST-LINK; empty: the only one
  std::string drive_name;                          // "DIS_L4R9": how the board's drive is called
  std::chrono::milliseconds quiet_limit{30'000};   // a tool that says nothing for so long is ended
  std::chrono::milliseconds whole_limit{180'000};  // and one that takes longer
  std::filesystem::path mounts = "/proc/mounts";   // for tests
};

// The firmware that lies beside this program, for a board by its folder name ("stm32l4r9_disco").
FlashRequest own_firmware(const std::string& board, const std::string& serial);

// Whether a board that greets with this build name already runs it.
bool is_of_build(const Firmware& firmware, const std::string& build);

struct FlashReport {
  std::string tool;       // "openocd", "st-flash", "drive DIS_L4R9"
  bool verified = false;  // read back and compared by the tool
  bool under_reset = false;
};

// Tries each tool that is there, connecting under reset when the chip does not answer otherwise.
// Errors: board, in words of what to do: no tool, no probe, protected chip, verify failed; interrupted. After any error
// the board may have no valid probe: flashing again is always possible.
Result<FlashReport> flash(const FlashRequest& request, const Progress& progress = {});

}  // namespace jauge::host
