// SPDX-License-Identifier: GPL-2.0-or-later
#include "firmware_probe/virtual_board/link/console_line.h"

#include <poll.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>

namespace jauge::vboard {

void ConsoleLine::send(std::uint8_t byte) {
  std::fputc(byte, stdout);
  if (byte == '\n') std::fflush(stdout);
}

std::optional<std::uint8_t> ConsoleLine::receive() {
  pollfd wait{STDIN_FILENO, POLLIN, 0};
  std::uint8_t byte = 0;
  if (ended_ || ::poll(&wait, 1, 0) <= 0) return std::nullopt;
  if (::read(STDIN_FILENO, &byte, 1) == 1) return byte;
  ended_ = true;
  return std::nullopt;
}

void ConsoleLine::wait(unsigned milliseconds) {
  std::fflush(stdout);
  pollfd wait{ended_ ? -1 : STDIN_FILENO, POLLIN, 0};
  ::poll(&wait, 1, static_cast<int>(milliseconds));
}

std::uint64_t ConsoleLine::now() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::nanoseconds>(now).count());
}

}  // namespace jauge::vboard
