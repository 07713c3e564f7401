// SPDX-License-Identifier: GPL-2.0-or-later
// A block of registers on the bus. Registers are listed by name; one that is not listed stops the board, because a
// firmware that reads it would get an invention.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "firmware_probe/virtual_board/core/requests.h"

namespace jauge::vboard {

struct RegisterRow {
  std::uint32_t offset = 0;
  std::string_view name;
  std::uint32_t reset = 0;
  std::uint32_t writable = 0xFFFFFFFF;  // the other bits keep their value
};

class Peripheral {
 public:
  // `rows` must outlive the peripheral.
  Peripheral(std::string_view name, std::uint32_t base, std::span<const RegisterRow> rows, Requests& requests);
  virtual ~Peripheral() = default;
  Peripheral(const Peripheral&) = delete;
  Peripheral& operator=(const Peripheral&) = delete;

  std::string_view name() const { return name_; }
  std::uint32_t base() const { return base_; }
  // "USART2_BRR (0x4000440C)"; a place without a register says so.
  std::string describe(std::uint32_t offset) const;

  // Word access at a multiple of 4. The bus puts bytes and halfwords together.
  std::uint32_t read(std::uint32_t offset);
  void write(std::uint32_t offset, std::uint32_t value);
  virtual void reset(Restart cause);

  std::uint32_t value(std::uint32_t offset) const;

 protected:
  // What a read gives; `stored` is what the register holds.
  virtual std::uint32_t on_read(std::uint32_t offset, std::uint32_t stored);
  // After `written` has arrived: the register already holds the writable bits of it.
  virtual void on_write(std::uint32_t offset, std::uint32_t before, std::uint32_t written);

  void set(std::uint32_t offset, std::uint32_t value);
  void broken(std::uint32_t offset, std::string rule) { requests_.break_rule(describe(offset), std::move(rule)); }
  Requests& requests() { return requests_; }

 private:
  int row_at(std::uint32_t offset) const;

  std::string_view name_;
  std::uint32_t base_;
  std::span<const RegisterRow> rows_;
  Requests& requests_;
  std::vector<std::int16_t> row_of_;  // by offset / 4; -1: no register
  std::vector<std::uint32_t> values_;
};

constexpr bool bit(std::uint32_t value, unsigned position) {
  return (value >> position & 1u) != 0;
}
constexpr std::uint32_t field(std::uint32_t value, unsigned position, unsigned width) {
  return value >> position & ((1u << width) - 1u);
}

}  // namespace jauge::vboard
