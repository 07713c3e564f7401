// SPDX-License-Identifier: GPL-2.0-or-later
// PWR, power control (RM0432 chapter 5).
#pragma once

#include "firmware_probe/virtual_board/core/virtual_time.h"
#include "firmware_probe/virtual_board/peripherals/peripheral.h"

namespace jauge::vboard {

enum class VoltageRange { range1_boost, range1, range2 };

class Pwr : public Peripheral {
 public:
  Pwr(Requests& requests, const VirtualTime& time);

  VoltageRange range() const;
  bool backup_domain_is_open() const;  // CR1.DBP
  bool port_g_has_supply() const;      // CR2.IOSV: PG2..PG15 hang on VDDIO2
  std::function<void()> on_change = [] {};

 protected:
  std::uint32_t on_read(std::uint32_t offset, std::uint32_t stored) override;
  void on_write(std::uint32_t offset, std::uint32_t before, std::uint32_t written) override;

 private:
  const VirtualTime& time_;
  std::uint64_t voltage_ready_ = 0;  // moment when SR2.VOSF falls
};

}  // namespace jauge::vboard
