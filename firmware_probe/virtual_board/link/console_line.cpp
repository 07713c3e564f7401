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

std::uint64_t ConsoleLine::wait(unsigned milliseconds) {
  std::fflush(stdout);
  const auto start = std::chrono::steady_clock::now();
  pollfd wait{ended_ ? -1 : STDIN_FILENO, POLLIN, 0};
  ::poll(&wait, 1, static_cast<int>(milliseconds));
  const auto waited = std::chrono::steady_clock::now() - start;
  return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::nanoseconds>(waited).count());
}

}  // namespace jauge::vboard
