// SPDX-License-Identifier: GPL-2.0-or-later
// The system control space of the core (ARMv7-M, B3.2): SCB, SysTick, NVIC, debug monitor control. Interrupts of
// peripherals are not modelled: enabling one stops the board.
#pragma once

#include "firmware_probe/virtual_board/core/virtual_time.h"
#include "firmware_probe/virtual_board/peripherals/peripheral.h"

namespace jauge::vboard {

class SystemControl : public Peripheral {
 public:
  SystemControl(Requests& requests, VirtualTime& time);

  std::uint32_t vector_table() const;
  bool fpu_is_on() const;
  bool trace_is_on() const;                    // DEMCR.TRCENA
  bool is_enabled(Exception exception) const;  // SHCSR: own handler, or escalates to HardFault
  unsigned priority(Exception exception) const;
  bool unaligned_traps() const;

  // Status bits of a fault, and the address when it is known.
  void note_fault(std::uint32_t cfsr_bits, std::uint32_t address);
  void note_escalation();
  void set_active(Exception exception);

  // The cycle at which SysTick reaches 0 next; ~0 when it stands still.
  std::uint64_t sys_tick_due() const;
  void sys_tick_elapsed();

  void reset(Restart cause) override;
  std::function<void()> on_sys_tick_change = [] {};
  std::function<void()> on_fpu_change = [] {};
  std::function<void()> on_trace_change = [] {};

 protected:
  std::uint32_t on_read(std::uint32_t offset, std::uint32_t stored) override;
  void on_write(std::uint32_t offset, std::uint32_t before, std::uint32_t written) override;

 private:
  void write_interrupt_control(std::uint32_t written);
  void write_reset_control(std::uint32_t before, std::uint32_t written);
  void write_sys_tick(std::uint32_t offset);

  VirtualTime& time_;
  std::uint64_t tick_start_ = 0;  // cycle at which the counter was (re)loaded
  bool tick_flag_ = false;
  unsigned active_ = 0;
};

}  // namespace jauge::vboard
