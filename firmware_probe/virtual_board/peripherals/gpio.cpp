// SPDX-License-Identifier: GPL-2.0-or-later
#include "firmware_probe/virtual_board/peripherals/gpio.h"

#include <array>

namespace jauge::vboard {
namespace {

constexpr std::uint32_t moder = 0x00, otyper = 0x04, pupdr = 0x0C, idr = 0x10, odr = 0x14, bsrr = 0x18, afrl = 0x20,
                        brr = 0x28;
constexpr std::uint32_t output = 1, alternate = 2;

constexpr std::array<RegisterRow, 11> rows_with(std::uint32_t moder_reset, std::uint32_t ospeedr_reset,
                                                std::uint32_t pupdr_reset) {
  return {{{moder, "MODER", moder_reset},
           {otyper, "OTYPER", 0, 0xFFFF},
           {0x08, "OSPEEDR", ospeedr_reset},
           {pupdr, "PUPDR", pupdr_reset},
           {idr, "IDR", 0, 0},
           {odr, "ODR", 0, 0xFFFF},
           {bsrr, "BSRR", 0, 0},
           {0x1C, "LCKR", 0, 0},
           {afrl, "AFRL"},
           {0x24, "AFRH"},
           {brr, "BRR", 0, 0}}};
}

// Ports A and B wake up with the debug pins in use.
constexpr auto rows_a = rows_with(0xABFF'FFFF, 0x0C00'0000, 0x6400'0000);
constexpr auto rows_b = rows_with(0xFFFF'FEBF, 0, 0x0000'0100);
constexpr auto rows_others = rows_with(0xFFFF'FFFF, 0, 0);

std::string_view name_of(char port) {
  static constexpr std::array<std::string_view, 9> names = {"GPIOA", "GPIOB", "GPIOC", "GPIOD", "GPIOE",
                                                            "GPIOF", "GPIOG", "GPIOH", "GPIOI"};
  return names[static_cast<std::size_t>(port - 'A')];
}

std::uint32_t base_of(char port) {
  return 0x4800'0000u + 0x400u * static_cast<std::uint32_t>(port - 'A');
}

std::span<const RegisterRow> rows_of(char port) {
  if (port == 'A') return rows_a;
  return port == 'B' ? std::span(rows_b) : std::span(rows_others);
}

}  // namespace

Gpio::Gpio(char port, Requests& requests, const Pwr& pwr)
    : Peripheral(name_of(port), base_of(port), rows_of(port), requests), port_(port), pwr_(pwr) {}

std::string Gpio::fault_of_function(unsigned pin, unsigned function) const {
  const std::string name = std::string("P") + port_ + std::to_string(pin);
  if (port_ == 'G' && pin >= 2 && !pwr_.port_g_has_supply())
    return name + " has no supply: PG2 to PG15 are dead while PWR_CR2.IOSV is 0";
  if (field(value(moder), 2 * pin, 2) != alternate) return name + " is not in alternate function mode (GPIO MODER)";
  const std::uint32_t selected = field(value(afrl + pin / 8 * 4), pin % 8 * 4, 4);
  if (selected != function)
    return name + " carries AF" + std::to_string(selected) + " instead of AF" + std::to_string(function) +
           " (GPIO AFR)";
  return {};
}

std::uint32_t Gpio::on_read(std::uint32_t offset, std::uint32_t stored) {
  if (offset != idr) return stored;
  std::uint32_t levels = 0;  // outputs read back; nothing drives the inputs but their pull-ups
  for (unsigned pin = 0; pin < 16; ++pin) {
    const std::uint32_t mode = field(value(moder), 2 * pin, 2);
    const bool pulled_up = field(value(pupdr), 2 * pin, 2) == 1;
    if (mode == output ? bit(value(odr), pin) : pulled_up) levels |= 1u << pin;
  }
  return levels;
}

// What another device listens to: outputs that only pull down.
void Gpio::note_edges(std::uint32_t before) {
  const std::uint32_t changed = (before ^ value(odr)) & value(otyper);
  for (unsigned pin = 0; changed >> pin != 0; ++pin)
    if (bit(changed, pin) && field(value(moder), 2 * pin, 2) == output)
      requests().note(std::string("P") + port_ + std::to_string(pin) + (bit(value(odr), pin) ? " rises" : " falls"));
}

void Gpio::on_write(std::uint32_t offset, std::uint32_t stored, std::uint32_t written) {
  const bool drives = offset == bsrr || offset == brr || offset == odr;
  if (drives && port_ == 'G' && !pwr_.port_g_has_supply() && (written & 0xFFFC'FFFC) != 0)
    return broken(offset, "PG2 to PG15 are dead while PWR_CR2.IOSV is 0");
  const std::uint32_t before = offset == odr ? stored : value(odr);
  if (offset == bsrr) set(odr, (value(odr) & ~(written >> 16)) | (written & 0xFFFF));
  if (offset == brr) set(odr, value(odr) & ~(written & 0xFFFF));
  note_edges(before);
}

}  // namespace jauge::vboard
