// SPDX-License-Identifier: GPL-2.0-or-later
// What peripherals ask of the machine that runs them. They ask; the machine acts between two instructions.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace jauge::vboard {

// Numbers as in the vector table (ARMv7-M).
enum class Exception : std::uint8_t {
  none = 0,
  nmi = 2,
  hard_fault = 3,
  memory_fault = 4,
  bus_fault = 5,
  usage_fault = 6,
  svcall = 11,
  pend_sv = 14,
  sys_tick = 15
};

enum class Restart : std::uint8_t { power, pin, software };

// A rule of the strict chip that the firmware broke: the real chip would be dead or wrong here.
struct BrokenRule {
  std::string where;  // register and address
  std::string rule;
};

class Requests {
 public:
  std::function<void()> halt = [] {};                          // leaves the emulation as soon as possible
  std::function<void(std::string)> note = [](std::string) {};  // a line for the log

  void break_rule(std::string where, std::string rule) {
    if (!broken) broken = BrokenRule{std::move(where), std::move(rule)};
    halt();
  }
  void restart(Restart cause) {
    if (!restart_cause) restart_cause = cause;
    halt();
  }
  void pend(Exception exception) { pending |= 1u << static_cast<unsigned>(exception); }
  void withdraw(Exception exception) { pending &= ~(1u << static_cast<unsigned>(exception)); }
  bool is_pending(Exception exception) const { return (pending >> static_cast<unsigned>(exception) & 1u) != 0; }

  std::optional<BrokenRule> broken;
  std::optional<Restart> restart_cause;
  std::uint32_t pending = 0;  // bit n: exception n
};

}  // namespace jauge::vboard
