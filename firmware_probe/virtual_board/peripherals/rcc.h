// SPDX-License-Identifier: GPL-2.0-or-later
// RCC, reset and clock control (RM0432 chapter 6): the clocks that run, and which peripheral has one.
#pragma once

#include "firmware_probe/virtual_board/core/virtual_time.h"
#include "firmware_probe/virtual_board/peripherals/peripheral.h"
#include "firmware_probe/virtual_board/peripherals/pwr.h"

namespace jauge::vboard {

// The bit of an enable register that gives a peripheral its clock.
struct ClockGate {
  std::uint32_t offset = 0;  // of RCC_xxxENR; 0: always on
  unsigned position = 0;
};

class Rcc : public Peripheral {
 public:
  Rcc(Requests& requests, VirtualTime& time, const Pwr& pwr);

  std::uint64_t sysclk_hz() const;
  std::uint64_t hclk_hz() const;
  std::uint64_t pclk1_hz() const;
  std::uint64_t lse_hz() const { return lse_is_ready() ? 32'768 : 0; }
  // Kernel clock of USART2 and LPUART1 as CCIPR selects it; 0 when that clock does not run.
  std::uint64_t uart_clock_hz(unsigned ccipr_position) const;
  bool gives_clock(ClockGate gate) const;
  std::string name_of(ClockGate gate) const;

  void reset(Restart cause) override;
  bool crystal_starts = true;  // false: LSE never becomes ready, as on a board without its crystal
  // Called after the clock tree changed; `where` is the register.
  std::function<void(std::string where)> on_change = [](std::string) {};

 protected:
  std::uint32_t on_read(std::uint32_t offset, std::uint32_t stored) override;
  void on_write(std::uint32_t offset, std::uint32_t before, std::uint32_t written) override;

 private:
  std::uint64_t msi_hz() const;
  std::uint64_t pll_hz() const;
  std::uint64_t source_hz(unsigned source) const;
  bool lse_is_ready() const;
  bool pll_is_ready() const;
  void write_control(std::uint32_t before);
  void write_configuration(std::uint32_t before);
  void write_backup_domain(std::uint32_t before);
  void check_pll();

  VirtualTime& time_;
  const Pwr& pwr_;
  std::uint64_t pll_started_ = 0;
  std::uint64_t lse_started_ = 0;
  std::uint64_t half_speed_since_ = 0;  // moment when SYSCLK went above 80 MHz behind the prescaler
};

}  // namespace jauge::vboard
