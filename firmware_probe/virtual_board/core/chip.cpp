// SPDX-License-Identifier: GPL-2.0-or-later
#include "firmware_probe/virtual_board/core/chip.h"

#include <algorithm>
#include <random>

namespace jauge::vboard {
namespace {

constexpr std::uint64_t mega = 1'000'000;

// RCC_xxxENR and the bit in it.
constexpr std::uint32_t ahb2enr = 0x4C, ahb1enr = 0x48, apb1enr1 = 0x58, apb1enr2 = 0x5C, apb2enr = 0x60;
constexpr ClockGate always{};
constexpr ClockGate flash_gate{ahb1enr, 8}, pwr_gate{apb1enr1, 28}, syscfg_gate{apb2enr, 0}, i2c_gate{apb1enr1, 21};

struct UartRow {
  UartPlace place;
  ClockGate gate;
};
constexpr UartRow uarts_of_chip[] = {
    {{.name = "USART2", .base = 0x4000'4400, .low_power = false, .clock_selection = 2}, {apb1enr1, 17}},
    {{.name = "LPUART1", .base = 0x4000'8000, .low_power = true, .clock_selection = 10}, {apb1enr2, 0}},
};

// Highest HCLK for 0, 1, 2 ... wait states (ST's LL driver for the L4+; RM0432 3.3.3).
constexpr std::array<std::uint64_t, 6> range1_limits = {20 * mega, 40 * mega,  60 * mega,
                                                        80 * mega, 100 * mega, 120 * mega};
constexpr std::array<std::uint64_t, 3> range2_limits = {8 * mega, 16 * mega, 26 * mega};

template <std::size_t N>
unsigned steps(const std::array<std::uint64_t, N>& limits, std::uint64_t hz) {
  return static_cast<unsigned>(std::ranges::lower_bound(limits, hz) - limits.begin());
}

}  // namespace

std::uint32_t option_register(bool two_banks) {
  constexpr std::uint32_t factory = 0xFFEF'F8AA, dbank = 1u << 22;
  return two_banks ? factory | dbank : factory & ~dbank;
}

Chip::Chip(const BoardDescription& board, bool two_banks, std::uint64_t seed)
    : pwr(requests, time),
      rcc(requests, time, pwr),
      flash(requests, time, cells, option_register(two_banks)),
      system(requests, time),
      trace(requests, time),
      identity(requests, board.device_id),
      configuration(requests),
      current_meter(time),
      bus(requests, rcc),
      board_(board) {
  for (std::size_t i = 0; i < ports.size(); ++i)
    ports[i] = std::make_unique<Gpio>(static_cast<char>('A' + i), requests, pwr);
  make_uarts();
  make_i2c();
  fill_system_memory(system_memory.bytes(), option_register(two_banks), seed);
  attach_all();
  connect_all();
}

// Each board description says which pins its UART uses; the pins are the chip's, so they count on the other boards too.
void Chip::make_uarts() {
  for (const BoardDescription& board : all_boards()) {
    const auto row = std::ranges::find(uarts_of_chip, board.uart, [](const UartRow& r) { return r.place.name; });
    const UartPins pins{.tx_port = ports[static_cast<std::size_t>(board.tx.port - 'A')].get(),
                        .tx = board.tx.number,
                        .rx_port = ports[static_cast<std::size_t>(board.rx.port - 'A')].get(),
                        .rx = board.rx.number,
                        .function = board.uart_function};
    uarts.push_back(std::make_unique<Usart>(row->place, requests, time, rcc, pins));
    bus.attach(*uarts.back(), row->gate);
    if (board.uart == board_.uart) uart = uarts.back().get();
  }
}

void Chip::make_i2c() {  // PB6, PG13: as the STM32L4R9I-DISCO wires its meter
  const I2cPins pins{.clock_port = ports[1].get(), .clock = 6, .data_port = ports[6].get(), .data = 13, .function = 4};
  i2c = std::make_unique<I2c>(requests, time, rcc, pins);
  bus.attach(*i2c, i2c_gate);
  if (board_.has_current_meter) i2c->connect(current_meter);
}

void Chip::attach_all() {
  bus.attach(rcc, always);
  bus.attach(pwr, pwr_gate);
  bus.attach(flash, flash_gate);
  for (unsigned i = 0; i < ports.size(); ++i) bus.attach(*ports[i], {ahb2enr, i});
  bus.attach(configuration, syscfg_gate);
  bus.attach(system, always, 0x1000);
  bus.attach(trace, always, 0x1000);
  bus.attach(identity, always);
}

void Chip::connect_all() {
  rcc.on_change = [this](const std::string& where) {
    if (rcc.hclk_hz() != 0) time.set_hclk(rcc.hclk_hz());
    check_speed(where);
  };
  pwr.on_change = [this] { check_speed("PWR_CR1 or PWR_CR5"); };
  flash.on_change = [this] { check_speed("FLASH_ACR"); };
  flash.next_arrival = [this] { return uart->next_event(); };
  for (const auto& each : uarts) each->watch_stores(stored_to);
  system.on_trace_change = [this] { trace.set_enabled(system.trace_is_on()); };
}

unsigned Chip::needed_wait_states() const {
  const std::uint64_t hz = rcc.hclk_hz();
  return pwr.range() == VoltageRange::range2 ? steps(range2_limits, hz) : steps(range1_limits, hz);
}

void Chip::check_speed(const std::string& where) {
  const std::uint64_t hz = rcc.sysclk_hz();
  // A tenth of a percent more than the limit is the rounding of dividers, not a broken rule.
  const auto above = [&](std::uint64_t limit) { return hz > limit + limit / 1000; };
  if (above(120 * mega)) requests.break_rule(where, "SYSCLK is above 120 MHz");
  if (pwr.range() == VoltageRange::range1 && above(80 * mega))
    requests.break_rule(where, "SYSCLK above 80 MHz needs the boost of range 1: PWR_CR5.R1MODE = 0");
  if (pwr.range() == VoltageRange::range2 && above(26 * mega))
    requests.break_rule(where, "SYSCLK above 26 MHz needs voltage range 1: PWR_CR1.VOS = 1");
  if (flash.wait_states() < needed_wait_states()) {
    requests.note(where + ": FLASH_ACR.LATENCY is too low for the clock: HardFault");
    requests.pend(Exception::hard_fault);
  }
  on_speed_change();
}

void Chip::reset(Restart cause) {
  requests.pending = 0;
  if (cause == Restart::power) {
    std::mt19937_64 noise(time.cycles() + 1);  // what SRAM holds after power-up is nobody's promise
    for (std::uint8_t& byte : sram.bytes()) byte = static_cast<std::uint8_t>(noise());
  }
  bus.reset(cause);
  requests.pending = 0;
  if (rcc.hclk_hz() != 0) time.set_hclk(rcc.hclk_hz());
  on_speed_change();
}

}  // namespace jauge::vboard
