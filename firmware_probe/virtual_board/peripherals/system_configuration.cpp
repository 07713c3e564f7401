// SPDX-License-Identifier: GPL-2.0-or-later
#include "firmware_probe/virtual_board/peripherals/system_configuration.h"

namespace jauge::vboard {
namespace {

constexpr std::uint32_t memrmp = 0x00;
constexpr RegisterRow rows[] = {
    {memrmp, "MEMRMP", 0, 0}, {0x04, "CFGR1", 0x7C00'0001},
    {0x08, "EXTICR1"},        {0x0C, "EXTICR2"},
    {0x10, "EXTICR3"},        {0x14, "EXTICR4"},
    {0x18, "SCSR"},           {0x1C, "CFGR2"},
};

}  // namespace

SystemConfiguration::SystemConfiguration(Requests& requests) : Peripheral("SYSCFG", 0x4001'0000, rows, requests) {}

void SystemConfiguration::on_write(std::uint32_t offset, std::uint32_t, std::uint32_t written) {
  if (offset == memrmp && written != 0) broken(memrmp, "remapping of memory is not modelled by the virtual board");
}

}  // namespace jauge::vboard
