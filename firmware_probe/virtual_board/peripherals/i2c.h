// SPDX-License-Identifier: GPL-2.0-or-later
// I2C1 as a controller (RM0432 chapter 41) with one device on its bus.
#pragma once

#include <cstdint>

#include "firmware_probe/virtual_board/core/virtual_time.h"
#include "firmware_probe/virtual_board/peripherals/gpio.h"
#include "firmware_probe/virtual_board/peripherals/peripheral.h"
#include "firmware_probe/virtual_board/peripherals/rcc.h"

namespace jauge::vboard {

// What answers on the bus: a register file whose first written byte selects the register.
class I2cDevice {
 public:
  virtual ~I2cDevice() = default;
  virtual std::uint8_t address() const = 0;  // 8-bit form, as CR2.SADD takes it
  virtual std::uint8_t read(std::uint8_t where) = 0;
  virtual void write(std::uint8_t where, std::uint8_t value) = 0;
};

struct I2cPins {
  const Gpio* clock_port = nullptr;
  unsigned clock = 0;
  const Gpio* data_port = nullptr;
  unsigned data = 0;
  unsigned function = 0;
};

class I2c : public Peripheral {
 public:
  I2c(Requests& requests, const VirtualTime& time, const Rcc& rcc, const I2cPins& pins);

  void connect(I2cDevice& device) { device_ = &device; }
  void reset(Restart cause) override;

 protected:
  std::uint32_t on_read(std::uint32_t offset, std::uint32_t stored) override;
  void on_write(std::uint32_t offset, std::uint32_t before, std::uint32_t written) override;

 private:
  void start();
  void take_byte(std::uint8_t byte);
  std::uint8_t give_byte();
  void go_on();  // after a byte: the next one, or the end of the transfer
  std::uint64_t byte_takes() const;
  void raise_later(std::uint32_t flags);
  std::uint32_t flags() const;

  const VirtualTime& time_;
  const Rcc& rcc_;
  I2cPins pins_;
  I2cDevice* device_ = nullptr;
  std::uint32_t flags_ = 0;     // of ISR
  std::uint32_t coming_ = 0;    // flags that rise at `ready_at_`
  std::uint64_t ready_at_ = 0;  // moment
  unsigned left_ = 0;           // bytes of the transfer
  bool selected_ = false;       // the register of the device
  std::uint8_t where_ = 0;
};

}  // namespace jauge::vboard
