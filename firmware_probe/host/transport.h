// A stream of bytes to a board: a serial port, a pseudo terminal, a TCP connection, or a simulated line in tests.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "analyzer/base/result.h"

namespace jauge::host {

// Milliseconds of a clock that only moves forward. It belongs to the transport, so that a simulated line can have a
// simulated clock. Differences are taken modulo 2^32.
using Instant = std::uint32_t;

class Transport {
 public:
  virtual ~Transport() = default;

  virtual std::string name() const = 0;  // "/dev/ttyACM0"
  virtual Instant now() const = 0;

  // What has arrived, up to `bytes.size()`; waits up to `wait_ms` for the first byte. 0: nothing came.
  // Errors: board. Anything but a time-out closes the transport at once: every later call fails in the same words.
  virtual Result<std::size_t> read(std::span<std::uint8_t> bytes, std::uint32_t wait_ms) = 0;

  // Hands everything over, waiting for room up to a second. Errors: as read.
  virtual Result<void> write(std::span<const std::uint8_t> bytes) = 0;

  // Whether a rate means anything here, and setting it once everything written has left.
  virtual bool has_rate() const = 0;
  virtual Result<void> set_rate(std::uint32_t baud) = 0;
};

}  // namespace jauge::host
