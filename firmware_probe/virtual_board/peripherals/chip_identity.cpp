// SPDX-License-Identifier: GPL-2.0-or-later
#include "firmware_probe/virtual_board/peripherals/chip_identity.h"

namespace jauge::vboard {
namespace {

constexpr std::uint32_t idcode = 0x00;
constexpr RegisterRow rows[] = {
    {idcode, "IDCODE", 0, 0}, {0x04, "CR"}, {0x08, "APB1FZR1"}, {0x0C, "APB1FZR2"}, {0x10, "APB2FZR"},
};

}  // namespace

ChipIdentity::ChipIdentity(Requests& requests, std::uint32_t device_id)
    : Peripheral("DBGMCU", 0xE004'2000, rows, requests), device_id_(device_id) {}

std::uint32_t ChipIdentity::on_read(std::uint32_t offset, std::uint32_t stored) {
  return offset == idcode ? virtual_revision << 16 | device_id_ : stored;
}

}  // namespace jauge::vboard
