// SPDX-License-Identifier: GPL-2.0-or-later
#include "firmware_probe/virtual_board/peripherals/trace.h"

namespace jauge::vboard {
namespace {

constexpr std::uint32_t ctrl = 0x00, cyccnt = 0x04;

constexpr RegisterRow rows[] = {
    {ctrl, "CTRL", 0x4000'0000, 1},  // four comparators, none of them modelled
    {cyccnt, "CYCCNT"},
};

}  // namespace

Trace::Trace(Requests& requests, const VirtualTime& time)
    : Peripheral("DWT", 0xE000'1000, rows, requests), time_(time) {}

bool Trace::counts() const {
  return enabled_ && bit(value(ctrl), 0);
}

void Trace::settle() {
  if (counts()) stopped_ += static_cast<std::uint32_t>(time_.cycles() - since_);
  since_ = time_.cycles();
}

void Trace::set_enabled(bool enabled) {
  settle();
  enabled_ = enabled;
}

void Trace::reset(Restart cause) {
  if (cause != Restart::power) return;  // debug registers live through a system reset
  Peripheral::reset(cause);
  enabled_ = false;
  stopped_ = 0;
}

std::uint32_t Trace::on_read(std::uint32_t offset, std::uint32_t stored) {
  if (offset != cyccnt) return stored;
  settle();
  return stopped_;
}

void Trace::on_write(std::uint32_t offset, std::uint32_t before, std::uint32_t written) {
  if (offset == ctrl) {
    const std::uint32_t now = value(ctrl);
    set(ctrl, before);
    settle();
    set(ctrl, now);
  }
  if (offset == cyccnt) {
    settle();
    stopped_ = written;
  }
}

}  // namespace jauge::vboard
