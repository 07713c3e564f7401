// SPDX-License-Identifier: GPL-2.0-or-later
#include "firmware_probe/virtual_board/core/board_description.h"

#include <algorithm>

namespace jauge::vboard {
namespace {

// DEV_ID 0x470: STM32L4Rxxx and L4Sxxx (RM0432, DBGMCU_IDCODE).
constexpr BoardDescription boards[] = {
    {.name = "stm32l4r9_disco",
     .uart = "USART2",
     .tx = {'A', 2},
     .rx = {'A', 3},
     .uart_function = 7,
     .device_id = 0x470,
     .has_current_meter = true},
    {.name = "nucleo_l4r5zi",
     .uart = "LPUART1",
     .tx = {'G', 7},
     .rx = {'G', 8},
     .uart_function = 8,
     .device_id = 0x470,
     .has_current_meter = false},
};

}  // namespace

std::span<const BoardDescription> all_boards() {
  return boards;
}

const BoardDescription* find_board(std::string_view name) {
  const auto found = std::ranges::find(boards, name, &BoardDescription::name);
  return found == std::end(boards) ? nullptr : found;
}

}  // namespace jauge::vboard
