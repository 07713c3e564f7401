// SPDX-License-Identifier: GPL-2.0-or-later
// One GPIO port (RM0432 chapter 8).
#pragma once

#include "firmware_probe/virtual_board/peripherals/peripheral.h"
#include "firmware_probe/virtual_board/peripherals/pwr.h"

namespace jauge::vboard {

class Gpio : public Peripheral {
 public:
  Gpio(char port, Requests& requests, const Pwr& pwr);

  // Empty when the pin carries the alternate function `function`, else why it does not.
  std::string fault_of_function(unsigned pin, unsigned function) const;

 protected:
  std::uint32_t on_read(std::uint32_t offset, std::uint32_t stored) override;
  void on_write(std::uint32_t offset, std::uint32_t before, std::uint32_t written) override;

 private:
  void note_edges(std::uint32_t before);

  char port_;
  const Pwr& pwr_;
};

}  // namespace jauge::vboard
