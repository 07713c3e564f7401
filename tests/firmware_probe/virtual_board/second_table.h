// SPDX-License-Identifier: GPL-2.0-or-later
// The cycle table once more, written separately: instructions by name as Capstone prints them, registers as Capstone
// sees them. It shares nothing with the board's decoder and block analysis but the question.
#pragma once

#include <cstdint>
#include <optional>
#include <random>
#include <span>
#include <string>
#include <vector>

namespace jauge::vboard::testing {

class SecondTable {
 public:
  SecondTable();
  ~SecondTable();
  SecondTable(const SecondTable&) = delete;
  SecondTable& operator=(const SecondTable&) = delete;

  // Bytes of the instruction if the table knows it and it may stand in straight-line code; 0 otherwise.
  unsigned length(std::span<const std::uint8_t> code) const;
  // Cycles of straight-line code at zero wait states with aligned accesses.
  unsigned cycles(std::span<const std::uint8_t> code) const;
  std::string text(std::span<const std::uint8_t> code) const;

 private:
  std::size_t handle_ = 0;
};

}  // namespace jauge::vboard::testing
