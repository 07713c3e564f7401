// SPDX-License-Identifier: GPL-2.0-or-later
// The two wires between a UART and whoever listens at the other end.
#pragma once

#include <cstdint>
#include <optional>

namespace jauge::vboard {

class Line {
 public:
  virtual ~Line() = default;
  virtual void send(std::uint8_t byte) = 0;
  // The next byte that has arrived at the board's end, if any.
  virtual std::optional<std::uint8_t> receive() = 0;
  // Baud rate of the other end; 0: it follows any rate.
  virtual unsigned baud() = 0;
  // Waits until something arrives, at most for `milliseconds` of the host's time.
  virtual void wait(unsigned milliseconds) = 0;
  // The host's clock, nanoseconds.
  virtual std::uint64_t now() = 0;
};

}  // namespace jauge::vboard
