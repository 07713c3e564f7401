// SPDX-License-Identifier: GPL-2.0-or-later
#include "firmware_probe/virtual_board/peripherals/pwr.h"

namespace jauge::vboard {
namespace {

constexpr std::uint32_t cr1 = 0x00, cr2 = 0x04, sr2 = 0x14, scr = 0x18, cr5 = 0x80;
constexpr unsigned dbp = 8, vos = 9, iosv = 9, r1mode = 8, vosf = 10;
constexpr std::uint64_t voltage_settles = 20'000;  // nanoseconds; ST's HAL allows 50 us

constexpr RegisterRow rows[] = {
    {cr1, "CR1", 0x0000'0200, 0x0000'4717},
    {cr2, "CR2", 0, 0x0000'06FF},
    {0x08, "CR3", 0x0000'8000, 0x0000'F51F},
    {0x0C, "CR4", 0, 0x0000'031F},
    {0x10, "SR1", 0, 0},
    {sr2, "SR2", 0, 0},
    {scr, "SCR", 0, 0},
    {0x20, "PUCRA", 0, 0x0000'FFFF},
    {0x24, "PDCRA", 0, 0x0000'FFFF},
    {0x28, "PUCRB", 0, 0x0000'FFFF},
    {0x2C, "PDCRB", 0, 0x0000'FFFF},
    {0x30, "PUCRC", 0, 0x0000'FFFF},
    {0x34, "PDCRC", 0, 0x0000'FFFF},
    {cr5, "CR5", 0x0000'0100, 1u << r1mode},
};

}  // namespace

Pwr::Pwr(Requests& requests, const VirtualTime& time) : Peripheral("PWR", 0x4000'7000, rows, requests), time_(time) {}

VoltageRange Pwr::range() const {
  if (field(value(cr1), vos, 2) != 1) return VoltageRange::range2;
  return bit(value(cr5), r1mode) ? VoltageRange::range1 : VoltageRange::range1_boost;
}

bool Pwr::backup_domain_is_open() const {
  return bit(value(cr1), dbp);
}

bool Pwr::port_g_has_supply() const {
  return bit(value(cr2), iosv);
}

std::uint32_t Pwr::on_read(std::uint32_t offset, std::uint32_t stored) {
  if (offset != sr2) return stored;
  return time_.nanoseconds() < voltage_ready_ ? 1u << vosf : 0;
}

void Pwr::on_write(std::uint32_t offset, std::uint32_t before, std::uint32_t) {
  if (offset == cr1) {
    const std::uint32_t wanted = field(value(cr1), vos, 2);
    if (wanted == 0 || wanted == 3) broken(cr1, "VOS must be 1 (range 1) or 2 (range 2)");
    if (wanted != field(before, vos, 2)) voltage_ready_ = time_.nanoseconds() + voltage_settles;
  }
  on_change();
}

}  // namespace jauge::vboard
