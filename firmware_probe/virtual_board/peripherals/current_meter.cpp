// SPDX-License-Identifier: GPL-2.0-or-later
#include "firmware_probe/virtual_board/peripherals/current_meter.h"

#include <algorithm>

namespace jauge::vboard {
namespace {

// Registers of the MFX as ST's board support package for this board names them.
constexpr std::uint8_t id = 0x00, irq_pending = 0x08, idd_value = 0x14, sys_ctrl = 0x40, irq_ack = 0x44,
                       idd_ctrl = 0x80, idd_pre_delay = 0x81, idd_stabilization = 0x90, idd_measurements = 0x96,
                       idd_delta_delay = 0x97;
constexpr std::uint8_t identity = 0x7B;
constexpr std::uint8_t idd_enabled = 0x04, idd_request = 0x01, irq_idd = 0x02;
constexpr std::uint8_t coarse = 0x80;  // the delay between samples counts half milliseconds, or 10 ms with this bit

// Derived from published energies of STM32L4R5 boards at 120 MHz on the LDO: 21.5 to 26.5 mA, 25 mA typical. That a
// loop which only polls takes three fifths of it is estimated.
constexpr std::uint64_t running_10na_per_mhz = 20'833;
constexpr std::uint64_t waiting_10na_per_mhz = 12'500;
constexpr std::uint64_t millisecond = 1'000'000;  // nanoseconds
constexpr std::uint32_t largest_value = 0xFF'FFFF;

}  // namespace

CurrentMeter::CurrentMeter(const VirtualTime& time) : time_(time) {
  registers_[id] = identity;
}

void CurrentMeter::begin() {
  const std::uint64_t settling = registers_[idd_stabilization] * millisecond;
  const std::uint64_t samples = registers_[idd_measurements];
  const std::uint8_t delta = registers_[idd_delta_delay];
  const std::uint64_t between = (delta & 0x7Fu) * millisecond * ((delta & coarse) != 0 ? 20 : 1) / 2;
  measuring_ = true;
  start_cycles_ = time_.cycles();
  start_skipped_ = time_.skipped();
  done_at_ = time_.nanoseconds() + registers_[idd_pre_delay] * millisecond / 2 + settling + samples * between;
}

std::uint32_t CurrentMeter::current_10na() const {
  const std::uint64_t cycles = time_.cycles() - start_cycles_;
  if (!jumper_ || cycles == 0) return 0;
  const std::uint64_t waited = time_.skipped() - start_skipped_;
  const std::uint64_t mhz = time_.hclk_hz() / 1'000'000;
  const double share = static_cast<double>(waited) / static_cast<double>(cycles);
  const double per_mhz = running_10na_per_mhz - share * (running_10na_per_mhz - waiting_10na_per_mhz);
  return std::min(static_cast<std::uint32_t>(per_mhz * static_cast<double>(mhz)), largest_value);
}

void CurrentMeter::finish_when_due() {
  if (!measuring_ || time_.nanoseconds() < done_at_) return;
  measuring_ = false;
  const std::uint32_t value = current_10na();
  for (unsigned i = 0; i < 3; ++i) registers_[idd_value + i] = static_cast<std::uint8_t>(value >> (16 - 8 * i));
  registers_[irq_pending] |= irq_idd;
}

std::uint8_t CurrentMeter::read(std::uint8_t where) {
  finish_when_due();
  return registers_[where];
}

void CurrentMeter::write(std::uint8_t where, std::uint8_t value) {
  finish_when_due();
  if (where == id || where == irq_pending) return;
  if (where == irq_ack) {
    registers_[irq_pending] = static_cast<std::uint8_t>(registers_[irq_pending] & ~value);
    return;
  }
  registers_[where] = value;
  if (where == idd_ctrl && (value & idd_request) != 0 && (registers_[sys_ctrl] & idd_enabled) != 0) begin();
}

}  // namespace jauge::vboard
