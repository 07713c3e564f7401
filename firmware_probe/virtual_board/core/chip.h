// SPDX-License-Identifier: GPL-2.0-or-later
// The chip around the core: memories and peripherals, wired to each other.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "firmware_probe/virtual_board/core/board_description.h"
#include "firmware_probe/virtual_board/core/bus.h"
#include "firmware_probe/virtual_board/core/memory_map.h"
#include "firmware_probe/virtual_board/core/requests.h"
#include "firmware_probe/virtual_board/core/virtual_time.h"
#include "firmware_probe/virtual_board/peripherals/chip_identity.h"
#include "firmware_probe/virtual_board/peripherals/current_meter.h"
#include "firmware_probe/virtual_board/peripherals/flash_controller.h"
#include "firmware_probe/virtual_board/peripherals/flash_memory.h"
#include "firmware_probe/virtual_board/peripherals/gpio.h"
#include "firmware_probe/virtual_board/peripherals/i2c.h"
#include "firmware_probe/virtual_board/peripherals/pwr.h"
#include "firmware_probe/virtual_board/peripherals/rcc.h"
#include "firmware_probe/virtual_board/peripherals/system_configuration.h"
#include "firmware_probe/virtual_board/peripherals/system_control.h"
#include "firmware_probe/virtual_board/peripherals/trace.h"
#include "firmware_probe/virtual_board/peripherals/usart.h"

namespace jauge::vboard {

// FLASH_OPTR as it leaves the factory, but for DBANK.
std::uint32_t option_register(bool two_banks);

class Chip {
 public:
  Chip(const BoardDescription& board, bool two_banks, std::uint64_t seed);

  void reset(Restart cause);
  // The wait states that the clock needs in the present voltage range (RM0432, number of wait states).
  unsigned needed_wait_states() const;

  Requests requests;
  VirtualTime time;
  FlashMemory cells;
  HostMemory sram{map::sram_bytes};
  HostMemory system_memory{map::system_memory_bytes};

  Pwr pwr;
  Rcc rcc;
  std::array<std::unique_ptr<Gpio>, 9> ports;
  FlashController flash;
  SystemControl system;
  Trace trace;
  ChipIdentity identity;
  SystemConfiguration configuration;
  std::vector<std::unique_ptr<Usart>> uarts;
  Usart* uart = nullptr;  // the one that the board wires to its virtual COM port
  std::unique_ptr<I2c> i2c;
  CurrentMeter current_meter;  // connected where the board has one
  Bus bus;

  std::uint64_t stored_to = 0;  // digest of the addresses of the core's stores

  // Called when the wait states, the caches or the clock changed.
  std::function<void()> on_speed_change = [] {};

 private:
  void make_uarts();
  void make_i2c();
  void attach_all();
  void connect_all();
  void check_speed(const std::string& where);

  const BoardDescription& board_;
};

}  // namespace jauge::vboard
