// SPDX-License-Identifier: GPL-2.0-or-later
// Which peripheral answers at which address, and which clock it needs.
#pragma once

#include <cstdint>
#include <vector>

#include "firmware_probe/virtual_board/peripherals/peripheral.h"
#include "firmware_probe/virtual_board/peripherals/rcc.h"

namespace jauge::vboard {

class Bus {
 public:
  Bus(Requests& requests, const Rcc& rcc) : requests_(requests), rcc_(rcc) {}

  void attach(Peripheral& peripheral, ClockGate gate, std::uint32_t bytes = 0x400);
  std::uint32_t read(std::uint32_t address, unsigned bytes);
  void write(std::uint32_t address, unsigned bytes, std::uint32_t value);
  void reset(Restart cause);

 private:
  struct Place {
    Peripheral* peripheral;
    ClockGate gate;
    std::uint32_t bytes;
  };
  // nullptr, and a broken rule, when nothing answers.
  const Place* find(std::uint32_t address, unsigned bytes);

  Requests& requests_;
  const Rcc& rcc_;
  std::vector<Place> places_;
  const Place* last_ = nullptr;
};

}  // namespace jauge::vboard
