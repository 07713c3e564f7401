// SPDX-License-Identifier: GPL-2.0-or-later
// What differs between boards that carry the same chip.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace jauge::vboard {

struct Pin {
  char port = 'A';
  unsigned number = 0;
};

struct BoardDescription {
  std::string_view name;  // as --board takes it
  std::string_view uart;  // the UART that the probe's virtual COM port is wired to
  Pin tx, rx;
  unsigned uart_function = 0;   // alternate function of both pins
  std::uint32_t device_id = 0;  // DBGMCU_IDCODE.DEV_ID
  bool has_current_meter = false;
};

std::span<const BoardDescription> all_boards();
// nullptr when no board has that name.
const BoardDescription* find_board(std::string_view name);

}  // namespace jauge::vboard
