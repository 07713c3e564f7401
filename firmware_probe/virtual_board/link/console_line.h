// SPDX-License-Identifier: GPL-2.0-or-later
// The UART on the program's own stdin and stdout: for small firmwares that print.
#pragma once

#include "firmware_probe/virtual_board/peripherals/line.h"

namespace jauge::vboard {

class ConsoleLine : public Line {
 public:
  void send(std::uint8_t byte) override;
  std::optional<std::uint8_t> receive() override;
  unsigned baud() override { return 0; }
  void wait(unsigned milliseconds) override;
  std::uint64_t now() override;

 private:
  bool ended_ = false;
};

}  // namespace jauge::vboard
