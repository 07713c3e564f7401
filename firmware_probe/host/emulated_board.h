// Boards that are programs: jauge-vboard runs the firmware of a real board on a modelled chip, jauge-host-board is the
// probe as a desktop process. Both are started beside our own executable and reached through a pseudo terminal.
#pragma once

#include <optional>
#include <string>

#include "firmware_probe/host/probe_client.h"

namespace jauge::host {

struct VirtualBoardOptions {
  std::string board = "stm32l4r9_disco";
  std::optional<int> dual_bank;   // --dbank
  std::vector<std::string> more;  // further arguments, for tests
};

// A link whose first open() starts the program, which ends with the last copy of the link. Opening it again reaches the
// same program; if that has died, the error quotes what it said. Errors of open(): board.
Link virtual_board_link(const VirtualBoardOptions& options);
Link host_board_link();

}  // namespace jauge::host
