// SPDX-License-Identifier: GPL-2.0-or-later
// SYSCFG (RM0432 chapter 9): what lies at address 0, and which bank comes first.
#pragma once

#include "firmware_probe/virtual_board/peripherals/peripheral.h"

namespace jauge::vboard {

class SystemConfiguration : public Peripheral {
 public:
  explicit SystemConfiguration(Requests& requests);

 protected:
  void on_write(std::uint32_t offset, std::uint32_t before, std::uint32_t written) override;
};

}  // namespace jauge::vboard
