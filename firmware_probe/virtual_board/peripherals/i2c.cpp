// SPDX-License-Identifier: GPL-2.0-or-later
#include "firmware_probe/virtual_board/peripherals/i2c.h"

#include <utility>

namespace jauge::vboard {
namespace {

constexpr std::uint32_t cr1 = 0x00, cr2 = 0x04, timingr = 0x10, isr = 0x18, icr = 0x1C, rxdr = 0x24, txdr = 0x28;
constexpr unsigned pe = 0, rd_wrn = 10, start_bit = 13, stop_bit = 14, nbytes = 16, autoend = 25;
constexpr std::uint32_t txe = 1u << 0, txis = 1u << 1, rxne = 1u << 2, nackf = 1u << 4, stopf = 1u << 5, tc = 1u << 6;
constexpr unsigned clocks_per_byte = 9;
constexpr unsigned synchronisation = 3;  // I2CCLK cycles that detecting each edge takes (RM0432 41.4.9, about)

constexpr RegisterRow rows[] = {
    {cr1, "CR1"},         {cr2, "CR2"},         {0x08, "OAR1"},          {0x0C, "OAR2"},
    {timingr, "TIMINGR"}, {0x14, "TIMEOUTR"},   {isr, "ISR", txe, 0},    {icr, "ICR", 0, 0},
    {0x20, "PECR", 0, 0}, {rxdr, "RXDR", 0, 0}, {txdr, "TXDR", 0, 0xFF},
};

}  // namespace

I2c::I2c(Requests& requests, const VirtualTime& time, const Rcc& rcc, const I2cPins& pins)
    : Peripheral("I2C1", 0x4000'5400, rows, requests), time_(time), rcc_(rcc), pins_(pins) {}

void I2c::reset(Restart cause) {
  Peripheral::reset(cause);
  flags_ = coming_ = 0;
  left_ = 0;
}

std::uint64_t I2c::byte_takes() const {
  const std::uint32_t timing = value(timingr);
  const std::uint64_t step = field(timing, 28, 4) + 1;
  const std::uint64_t clocks = step * (field(timing, 0, 8) + 1 + field(timing, 8, 8) + 1) + 2 * synchronisation;
  return clocks_per_byte * clocks * 1'000'000'000 / rcc_.pclk1_hz();
}

void I2c::raise_later(std::uint32_t flags) {
  flags_ = this->flags();
  coming_ = flags;
  ready_at_ = time_.nanoseconds() + byte_takes();
}

std::uint32_t I2c::flags() const {
  return time_.nanoseconds() >= ready_at_ ? flags_ | coming_ : flags_;
}

void I2c::start() {
  for (const auto& [port, pin] : {std::pair{pins_.clock_port, pins_.clock}, {pins_.data_port, pins_.data}}) {
    const std::string fault = port->fault_of_function(pin, pins_.function);
    if (!fault.empty()) return broken(cr2, "a transfer was started, and " + fault);
  }
  const std::uint32_t wish = value(cr2);
  flags_ = flags() & ~(tc | rxne | txis);
  left_ = field(wish, nbytes, 8);
  const bool answers = device_ && device_->address() == field(wish, 0, 8);
  if (!answers) return raise_later(nackf | stopf);
  if (bit(wish, rd_wrn)) return raise_later(rxne);
  selected_ = false;
  raise_later(txis);
}

void I2c::go_on() {
  const std::uint32_t wish = value(cr2);
  if (left_ != 0) return raise_later(bit(wish, rd_wrn) ? rxne : txis);
  raise_later(bit(wish, autoend) ? stopf : tc);
}

void I2c::take_byte(std::uint8_t byte) {
  if ((flags() & txis) == 0) return broken(txdr, "written while ISR.TXIS is 0");
  flags_ = flags() & ~txis;
  coming_ = 0;
  if (!std::exchange(selected_, true)) {
    where_ = byte;
  } else {
    device_->write(where_++, byte);
  }
  --left_;
  go_on();
}

std::uint8_t I2c::give_byte() {
  if ((flags() & rxne) == 0) return 0;
  flags_ = flags() & ~rxne;
  coming_ = 0;
  const std::uint8_t byte = device_->read(where_++);
  --left_;
  go_on();
  return byte;
}

std::uint32_t I2c::on_read(std::uint32_t offset, std::uint32_t stored) {
  if (offset == isr) return flags() | txe | static_cast<std::uint32_t>(left_ != 0) << 15;
  return offset == rxdr ? give_byte() : stored;
}

void I2c::on_write(std::uint32_t offset, std::uint32_t, std::uint32_t written) {
  switch (offset) {
    case cr1:
      if (!bit(written, pe)) {  // the transfer is over, whatever it was
        flags_ = coming_ = 0;
        left_ = 0;
      }
      return;
    case timingr:
      if (bit(value(cr1), pe)) broken(timingr, "may be written only while CR1.PE is 0");
      return;
    case cr2:
      if (!bit(written, start_bit)) return;
      set(cr2, written & ~(1u << start_bit | 1u << stop_bit));
      if (!bit(value(cr1), pe)) return broken(cr2, "a transfer was started while CR1.PE is 0");
      return start();
    case icr:
      flags_ = flags() & ~(written & 0x3F38);
      coming_ &= ~(written & 0x3F38);
      return;
    case txdr:
      return take_byte(static_cast<std::uint8_t>(written));
    default:
      return;
  }
}

}  // namespace jauge::vboard
