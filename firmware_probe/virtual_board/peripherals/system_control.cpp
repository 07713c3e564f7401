// SPDX-License-Identifier: GPL-2.0-or-later
#include "firmware_probe/virtual_board/peripherals/system_control.h"

#include <array>
#include <limits>
#include <utility>

namespace jauge::vboard {
namespace {

constexpr std::uint32_t stk_ctrl = 0x010, stk_load = 0x014, stk_val = 0x018;
constexpr std::uint32_t nvic_iser = 0x100, nvic_icer = 0x180, nvic_ispr = 0x200, nvic_icpr = 0x280, nvic_iabr = 0x300,
                        nvic_ipr = 0x400;
constexpr std::uint32_t icsr = 0xD04, vtor = 0xD08, aircr = 0xD0C, ccr = 0xD14, shpr1 = 0xD18, shcsr = 0xD24,
                        cfsr = 0xD28, hfsr = 0xD2C, dfsr = 0xD30, mmfar = 0xD34, bfar = 0xD38, cpacr = 0xD88,
                        mpu_ctrl = 0xD94, demcr = 0xDFC;
constexpr unsigned nvic_words = 3;  // 95 interrupts
constexpr unsigned priority_words = 24;
constexpr unsigned forced = 30, trcena = 24, unalign_trp = 3;
constexpr std::uint32_t mmarvalid = 1u << 7, bfarvalid = 1u << 15;

constexpr RegisterRow fixed_rows[] = {
    {0x004, "ICTR", 2, 0},
    {0x008, "ACTLR", 0, 0x0000'0307},
    {stk_ctrl, "STK_CTRL", 0, 7},
    {stk_load, "STK_LOAD", 0, 0x00FF'FFFF},
    {stk_val, "STK_VAL", 0, 0},
    {0x01C, "STK_CALIB", 0x4000'0000, 0},
    {0xD00, "CPUID", 0x410F'C241, 0},  // Cortex-M4 r0p1
    {icsr, "ICSR", 0, 0},
    {vtor, "VTOR", 0, 0xFFFF'FF80},
    {aircr, "AIRCR", 0xFA05'0000, 0x0000'0700},
    {0xD10, "SCR", 0, 0x0000'0016},
    {ccr, "CCR", 0x0000'0200, 0x0000'031B},
    {shpr1, "SHPR1", 0, 0x00F0'F0F0},
    {0xD1C, "SHPR2", 0, 0xF000'0000},
    {0xD20, "SHPR3", 0, 0xF0F0'00F0},
    {shcsr, "SHCSR", 0, 0x0007'0000},
    {cfsr, "CFSR", 0, 0},
    {hfsr, "HFSR", 0, 0},
    {dfsr, "DFSR", 0, 0},
    {mmfar, "MMFAR", 0},
    {bfar, "BFAR", 0},
    {0xD3C, "AFSR", 0, 0},
    {0xD40, "PFR0", 0x0000'0030, 0},
    {0xD44, "PFR1", 0x0000'0200, 0},
    {0xD48, "DFR0", 0x0010'0000, 0},
    {0xD60, "ISAR0", 0x0110'1110, 0},
    {0xD64, "ISAR1", 0x0211'2000, 0},
    {0xD68, "ISAR2", 0x2123'2231, 0},
    {0xD6C, "ISAR3", 0x0111'1131, 0},
    {0xD70, "ISAR4", 0x0131'0132, 0},
    {cpacr, "CPACR", 0, 0x00F0'0000},
    {0xD90, "MPU_TYPE", 0x0000'0800, 0},
    {mpu_ctrl, "MPU_CTRL", 0, 0},
    {0xDF0, "DHCSR", 0, 0},
    {demcr, "DEMCR", 0, 0x0100'0000},
    {0xF34, "FPCCR", 0xC000'0000, 0xC000'0000},
    {0xF38, "FPCAR", 0, 0xFFFF'FFF8},
    {0xF3C, "FPDSCR", 0, 0x07C0'0000},
    {0xF40, "MVFR0", 0x1011'0021, 0},
    {0xF44, "MVFR1", 0x1100'0011, 0},
};

constexpr auto all_rows() {
  std::array<RegisterRow, std::size(fixed_rows) + 5 * nvic_words + priority_words> rows{};
  std::size_t next = 0;
  for (const RegisterRow& row : fixed_rows) rows[next++] = row;
  for (unsigned i = 0; i < nvic_words; ++i) {
    rows[next++] = {nvic_iser + 4 * i, "NVIC_ISER", 0, 0};
    rows[next++] = {nvic_icer + 4 * i, "NVIC_ICER", 0, 0};
    rows[next++] = {nvic_ispr + 4 * i, "NVIC_ISPR", 0, 0};
    rows[next++] = {nvic_icpr + 4 * i, "NVIC_ICPR", 0, 0};
    rows[next++] = {nvic_iabr + 4 * i, "NVIC_IABR", 0, 0};
  }
  for (unsigned i = 0; i < priority_words; ++i) rows[next++] = {nvic_ipr + 4 * i, "NVIC_IPR", 0, 0xF0F0'F0F0};
  return rows;
}
constexpr auto rows = all_rows();

}  // namespace

SystemControl::SystemControl(Requests& requests, VirtualTime& time)
    : Peripheral("SCS", 0xE000'E000, rows, requests), time_(time) {}

void SystemControl::reset(Restart cause) {
  const std::uint32_t debug = value(demcr);
  Peripheral::reset(cause);
  if (cause != Restart::power) set(demcr, debug);  // debug registers live through a system reset
  active_ = 0;
  tick_flag_ = false;
  on_sys_tick_change();
  on_fpu_change();
  on_trace_change();
}

std::uint32_t SystemControl::vector_table() const {
  return value(vtor);
}
bool SystemControl::fpu_is_on() const {
  return field(value(cpacr), 20, 4) == 0xF;
}
bool SystemControl::trace_is_on() const {
  return bit(value(demcr), trcena);
}
bool SystemControl::unaligned_traps() const {
  return bit(value(ccr), unalign_trp);
}

bool SystemControl::is_enabled(Exception exception) const {
  switch (exception) {
    case Exception::memory_fault:
      return bit(value(shcsr), 16);
    case Exception::bus_fault:
      return bit(value(shcsr), 17);
    case Exception::usage_fault:
      return bit(value(shcsr), 18);
    default:
      return true;
  }
}

unsigned SystemControl::priority(Exception exception) const {
  const auto number = static_cast<unsigned>(exception);
  return field(value(shpr1 + (number - 4) / 4 * 4), number % 4 * 8, 8);
}

void SystemControl::note_fault(std::uint32_t cfsr_bits, std::uint32_t address) {
  set(cfsr, value(cfsr) | cfsr_bits);
  if ((cfsr_bits & bfarvalid) != 0) set(bfar, address);
  if ((cfsr_bits & mmarvalid) != 0) set(mmfar, address);
}

void SystemControl::note_escalation() {
  set(hfsr, value(hfsr) | 1u << forced);
}

void SystemControl::set_active(Exception exception) {
  active_ = static_cast<unsigned>(exception);
}

std::uint64_t SystemControl::sys_tick_due() const {
  if (!bit(value(stk_ctrl), 0) || value(stk_load) == 0) return std::numeric_limits<std::uint64_t>::max();
  return tick_start_ + value(stk_load) + 1;
}

void SystemControl::sys_tick_elapsed() {
  tick_start_ = sys_tick_due();
  tick_flag_ = true;
  if (bit(value(stk_ctrl), 1)) requests().pend(Exception::sys_tick);
}

std::uint32_t SystemControl::on_read(std::uint32_t offset, std::uint32_t stored) {
  if (offset == stk_ctrl) {
    if (sys_tick_due() <= time_.cycles()) sys_tick_elapsed();
    return stored | static_cast<std::uint32_t>(std::exchange(tick_flag_, false)) << 16;
  }
  if (offset == stk_val) {
    if (!bit(value(stk_ctrl), 0) || value(stk_load) == 0) return 0;
    const std::uint64_t period = value(stk_load) + 1;
    return static_cast<std::uint32_t>(period - 1 - (time_.cycles() - tick_start_) % period);
  }
  if (offset == icsr) {
    return active_ | static_cast<std::uint32_t>(requests().is_pending(Exception::sys_tick)) << 26 |
           static_cast<std::uint32_t>(requests().is_pending(Exception::pend_sv)) << 28;
  }
  return stored;
}

void SystemControl::on_write(std::uint32_t offset, std::uint32_t before, std::uint32_t written) {
  if (offset >= nvic_iser && offset < nvic_icer && written != 0)
    return broken(offset, "interrupts of peripherals are not modelled by the virtual board");
  switch (offset) {
    case stk_ctrl:
    case stk_load:
    case stk_val:
      return write_sys_tick(offset);
    case icsr:
      return write_interrupt_control(written);
    case aircr:
      return write_reset_control(before, written);
    case cfsr:
    case hfsr:
    case dfsr:
      return set(offset, before & ~written);
    case mpu_ctrl:
      if (bit(written, 0)) broken(offset, "the MPU is not modelled by the virtual board");
      return;
    case cpacr:
      return on_fpu_change();
    case demcr:
      return on_trace_change();
    default:
      return;
  }
}

void SystemControl::write_sys_tick(std::uint32_t offset) {
  if (offset != stk_load) tick_start_ = time_.cycles();
  if (offset == stk_val) tick_flag_ = false;
  on_sys_tick_change();
}

void SystemControl::write_interrupt_control(std::uint32_t written) {
  if (bit(written, 31)) requests().pend(Exception::nmi);
  if (bit(written, 28)) requests().pend(Exception::pend_sv);
  if (bit(written, 27)) requests().withdraw(Exception::pend_sv);
  if (bit(written, 26)) requests().pend(Exception::sys_tick);
  if (bit(written, 25)) requests().withdraw(Exception::sys_tick);
}

void SystemControl::write_reset_control(std::uint32_t before, std::uint32_t written) {
  if (written >> 16 != 0x05FA) return set(aircr, before);  // without its key a write is ignored
  if (bit(written, 2)) requests().restart(Restart::software);
}

}  // namespace jauge::vboard
