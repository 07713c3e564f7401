// SPDX-License-Identifier: GPL-2.0-or-later
// DBGMCU (RM0432 chapter 49): which chip this is. The revision is one that no silicon has: that is how a host can tell
// the virtual board from a real one.
#pragma once

#include "firmware_probe/virtual_board/peripherals/peripheral.h"

namespace jauge::vboard {

class ChipIdentity : public Peripheral {
 public:
  static constexpr std::uint32_t virtual_revision = 0xFFFF;

  ChipIdentity(Requests& requests, std::uint32_t device_id);

 protected:
  std::uint32_t on_read(std::uint32_t offset, std::uint32_t stored) override;

 private:
  std::uint32_t device_id_;
};

}  // namespace jauge::vboard
