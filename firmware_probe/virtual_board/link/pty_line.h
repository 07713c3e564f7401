// SPDX-License-Identifier: GPL-2.0-or-later
// The host's end of the UART: a pseudo terminal that looks like a serial port, with a doubtful cable if wanted.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "firmware_probe/virtual_board/peripherals/line.h"

namespace jauge::vboard {

// What the cable does to bytes, both ways.
struct CableFaults {
  double drop = 0;        // probability per byte
  double corrupt = 0;     // probability per byte of one flipped bit
  unsigned delay_ms = 0;  // of the host's time
  std::uint64_t seed = 1;
};

class PtyLine : public Line {
 public:
  explicit PtyLine(const CableFaults& faults);
  ~PtyLine() override;
  PtyLine(const PtyLine&) = delete;
  PtyLine& operator=(const PtyLine&) = delete;

  // What went wrong, if anything. `link`: a symbolic link to the terminal, made anew; empty for none.
  std::optional<std::string> open(const std::filesystem::path& link);
  const std::string& name() const { return name_; }

  // Another descriptor that ends a wait when it can be read: the program's stdin.
  void watch(int descriptor) { watched_ = descriptor; }
  // Hands to the host what is due.
  void flush();

  void send(std::uint8_t byte) override;
  std::optional<std::uint8_t> receive() override;
  unsigned baud() override;
  void wait(unsigned milliseconds) override;
  std::uint64_t now() override;

 private:
  struct Waiting {
    std::uint8_t byte = 0;
    std::uint64_t due = 0;  // host's clock, nanoseconds
  };
  void fill();
  void pass(std::uint8_t byte, std::deque<Waiting>& queue);
  bool writes(const std::vector<std::uint8_t>& bytes);

  CableFaults faults_;
  std::mt19937_64 random_;
  int master_ = -1, slave_ = -1, watched_ = -1;
  std::string name_;
  std::filesystem::path link_;
  std::deque<Waiting> to_board_, to_host_;
};

}  // namespace jauge::vboard
