// SPDX-License-Identifier: GPL-2.0-or-later
// The current meter of the STM32L4R9I-DISCO: a small controller (MFX) on I2C1 that measures the supply current of the
// chip. The current is modelled: 25 mA at 120 MHz while code runs, less while it only waits (see current_meter.cpp).
#pragma once

#include <array>

#include "firmware_probe/virtual_board/core/virtual_time.h"
#include "firmware_probe/virtual_board/peripherals/i2c.h"

namespace jauge::vboard {

class CurrentMeter : public I2cDevice {
 public:
  explicit CurrentMeter(const VirtualTime& time);

  // false: jumper JP1 does not lead the current through the meter, so that it sees none.
  void set_jumper(bool on) { jumper_ = on; }

  std::uint8_t address() const override { return 0x84; }
  std::uint8_t read(std::uint8_t where) override;
  void write(std::uint8_t where, std::uint8_t value) override;

 private:
  void begin();
  void finish_when_due();
  std::uint32_t current_10na() const;

  const VirtualTime& time_;
  std::array<std::uint8_t, 256> registers_{};
  bool jumper_ = true;
  bool measuring_ = false;
  std::uint64_t done_at_ = 0;  // moment
  std::uint64_t start_cycles_ = 0, start_skipped_ = 0;
};

}  // namespace jauge::vboard
