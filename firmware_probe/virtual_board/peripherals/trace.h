// SPDX-License-Identifier: GPL-2.0-or-later
// DWT: the cycle counter (ARMv7-M, C1.8).
#pragma once

#include "firmware_probe/virtual_board/core/virtual_time.h"
#include "firmware_probe/virtual_board/peripherals/peripheral.h"

namespace jauge::vboard {

class Trace : public Peripheral {
 public:
  Trace(Requests& requests, const VirtualTime& time);

  // CYCCNT counts only while DEMCR.TRCENA is set.
  void set_enabled(bool enabled);
  void reset(Restart cause) override;

 protected:
  std::uint32_t on_read(std::uint32_t offset, std::uint32_t stored) override;
  void on_write(std::uint32_t offset, std::uint32_t before, std::uint32_t written) override;

 private:
  bool counts() const;
  void settle();  // brings the stopped count up to date

  const VirtualTime& time_;
  bool enabled_ = false;
  std::uint64_t since_ = 0;    // cycle from which it counts
  std::uint32_t stopped_ = 0;  // count at that moment
};

}  // namespace jauge::vboard
