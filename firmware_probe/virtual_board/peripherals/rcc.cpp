// SPDX-License-Identifier: GPL-2.0-or-later
#include "firmware_probe/virtual_board/peripherals/rcc.h"

#include <array>

namespace jauge::vboard {
namespace {

constexpr std::uint32_t cr = 0x00, cfgr = 0x08, pllcfgr = 0x0C, ccipr = 0x88, bdcr = 0x90, csr = 0x94;
constexpr unsigned msipllen = 2, msirgsel = 3, msirange = 4, hsion = 8, hsirdy = 10, pllon = 24, pllrdy = 25;
constexpr unsigned lseon = 0, lserdy = 1, lsion = 0, lsirdy = 1, rmvf = 23;
constexpr std::uint32_t reset_flags = 0xFF00'0000, power_flags = 0x0C00'0000, pin_flag = 1u << 26,
                        software_flag = 1u << 28;

constexpr std::uint64_t mega = 1'000'000;
constexpr std::uint64_t hsi_hz = 16 * mega;
constexpr std::uint64_t pll_locks_after = 40'000;            // nanoseconds (data sheet, PLL lock time)
constexpr std::uint64_t crystal_starts_after = 300'000'000;  // nanoseconds
constexpr std::uint64_t two_step_limit_hz = 80 * mega;
constexpr std::uint64_t half_speed_at_least = 1'000;  // nanoseconds
// An MSI that no crystal corrects is up to about 1 % off; this one is 0.8 % slow.
constexpr std::uint64_t untrimmed_per_mille = 992;
constexpr std::uint64_t crystal_hz = 32'768;

constexpr RegisterRow rows[] = {
    {cr, "CR", 0x0000'0063, 0x1509'09FD},
    {0x04, "ICSCR", 0x4000'0000, 0x7F00'FF00},
    {cfgr, "CFGR", 0, 0x7F00'BFF3},
    {pllcfgr, "PLLCFGR", 0x0000'1000, 0xFF73'7FF3},
    {0x10, "PLLSAI1CFGR", 0x0000'1000, 0xFF73'7FF0},
    {0x14, "PLLSAI2CFGR", 0x0000'1000, 0xFF73'7FF0},
    {0x18, "CIER", 0, 0x0000'067F},
    {0x1C, "CIFR", 0, 0},
    {0x20, "CICR", 0, 0},
    {0x28, "AHB1RSTR"},
    {0x2C, "AHB2RSTR"},
    {0x30, "AHB3RSTR"},
    {0x38, "APB1RSTR1"},
    {0x3C, "APB1RSTR2"},
    {0x40, "APB2RSTR"},
    {0x48, "AHB1ENR", 0x0000'0100},
    {0x4C, "AHB2ENR"},
    {0x50, "AHB3ENR"},
    {0x58, "APB1ENR1", 0x0000'0400},
    {0x5C, "APB1ENR2"},
    {0x60, "APB2ENR"},
    {0x68, "AHB1SMENR", 0x000F'1307},
    {0x6C, "AHB2SMENR", 0x0055'7FFF},
    {0x70, "AHB3SMENR", 0x0000'0301},
    {0x78, "APB1SMENR1", 0xF2FE'CA3F},
    {0x7C, "APB1SMENR2", 0x0000'0023},
    {0x80, "APB2SMENR", 0x0D67'7801},
    {ccipr, "CCIPR"},
    {bdcr, "BDCR", 0, 0x0301'837D},
    {csr, "CSR", 0x0C00'0600, 0x0000'0F11},
    {0x98, "CRRCR", 0, 1},
    {0x9C, "CCIPR2"},
};

constexpr std::array<std::uint64_t, 12> msi_ranges = {100'000,    200'000,    400'000,    800'000,
                                                      1'000'000,  2'000'000,  4'000'000,  8'000'000,
                                                      16'000'000, 24'000'000, 32'000'000, 48'000'000};

std::uint64_t ahb_divider(std::uint32_t hpre) {
  constexpr std::array<std::uint64_t, 8> dividers = {2, 4, 8, 16, 64, 128, 256, 512};
  return hpre < 8 ? 1 : dividers[hpre - 8];
}

std::uint64_t apb_divider(std::uint32_t ppre) {
  return ppre < 4 ? 1 : std::uint64_t{2} << (ppre - 4);
}

}  // namespace

Rcc::Rcc(Requests& requests, VirtualTime& time, const Pwr& pwr)
    : Peripheral("RCC", 0x4002'1000, rows, requests), time_(time), pwr_(pwr) {}

void Rcc::reset(Restart cause) {
  const std::uint32_t backup = value(bdcr);
  const std::uint32_t flags = value(csr) & reset_flags;
  Peripheral::reset(cause);
  if (cause == Restart::power) {
    lse_started_ = 0;
  } else {
    set(bdcr, backup);
    set(csr, (value(csr) & ~reset_flags) | flags | pin_flag | (cause == Restart::software ? software_flag : 0));
  }
  on_change(describe(cr));
}

bool Rcc::lse_is_ready() const {
  return crystal_starts && bit(value(bdcr), lseon) && time_.nanoseconds() - lse_started_ >= crystal_starts_after;
}

bool Rcc::pll_is_ready() const {
  return bit(value(cr), pllon) && time_.nanoseconds() - pll_started_ >= pll_locks_after;
}

std::uint64_t Rcc::msi_hz() const {
  const std::uint32_t range = bit(value(cr), msirgsel) ? field(value(cr), msirange, 4) : field(value(csr), 8, 4);
  const std::uint64_t nominal = msi_ranges[range < msi_ranges.size() ? range : 6];
  if (bit(value(cr), msipllen)) return (nominal + crystal_hz / 2) / crystal_hz * crystal_hz;
  return nominal * untrimmed_per_mille / 1000;
}

std::uint64_t Rcc::pll_hz() const {
  const std::uint32_t setting = value(pllcfgr);
  const std::uint64_t source = field(setting, 0, 2) == 1 ? msi_hz() : field(setting, 0, 2) == 2 ? hsi_hz : 0;
  const std::uint64_t vco = source * field(setting, 8, 7) / (field(setting, 4, 4) + 1);
  return bit(setting, 24) ? vco / (2 * (field(setting, 25, 2) + 1)) : 0;
}

std::uint64_t Rcc::source_hz(unsigned source) const {
  switch (source) {
    case 0:
      return msi_hz();
    case 1:
      return bit(value(cr), hsion) ? hsi_hz : 0;
    case 3:
      return bit(value(cr), pllon) ? pll_hz() : 0;
    default:
      return 0;  // no crystal on HSE
  }
}

std::uint64_t Rcc::sysclk_hz() const {
  return source_hz(field(value(cfgr), 0, 2));
}

std::uint64_t Rcc::hclk_hz() const {
  return sysclk_hz() / ahb_divider(field(value(cfgr), 4, 4));
}

std::uint64_t Rcc::pclk1_hz() const {
  return hclk_hz() / apb_divider(field(value(cfgr), 8, 3));
}

std::uint64_t Rcc::uart_clock_hz(unsigned ccipr_position) const {
  switch (field(value(ccipr), ccipr_position, 2)) {
    case 0:
      return pclk1_hz();
    case 1:
      return sysclk_hz();
    case 2:
      return source_hz(1);
    default:
      return lse_hz();
  }
}

bool Rcc::gives_clock(ClockGate gate) const {
  return gate.offset == 0 || bit(value(gate.offset), gate.position);
}

std::string Rcc::name_of(ClockGate gate) const {
  return describe(gate.offset) + " bit " + std::to_string(gate.position);
}

std::uint32_t Rcc::on_read(std::uint32_t offset, std::uint32_t stored) {
  switch (offset) {
    case cr:
      stored |= 2;  // MSIRDY: the firmware never sees it stopped
      if (bit(stored, hsion)) stored |= 1u << hsirdy;
      if (pll_is_ready()) stored |= 1u << pllrdy;
      return stored;
    case cfgr:
      return stored | field(stored, 0, 2) << 2;
    case bdcr:
      return lse_is_ready() ? stored | 1u << lserdy : stored;
    case csr:
      return bit(stored, lsion) ? stored | 1u << lsirdy : stored;
    default:
      return stored;
  }
}

void Rcc::on_write(std::uint32_t offset, std::uint32_t before, std::uint32_t written) {
  switch (offset) {
    case cr:
      return write_control(before);
    case cfgr:
      return write_configuration(before);
    case pllcfgr:
      if (bit(value(cr), pllon)) broken(pllcfgr, "the PLL may be set only while RCC_CR.PLLON is 0");
      return;
    case bdcr:
      return write_backup_domain(before);
    case csr:
      if (bit(written, rmvf)) set(csr, value(csr) & ~reset_flags);
      return;
    default:
      return;
  }
}

void Rcc::write_control(std::uint32_t before) {
  // The hardware keeps MSIPLLEN at 0 while the crystal does not swing.
  if (bit(value(cr), msipllen) && !bit(before, msipllen) && !lse_is_ready()) set(cr, value(cr) & ~(1u << msipllen));
  if (bit(value(cr), pllon) && !bit(before, pllon)) {
    pll_started_ = time_.nanoseconds();
    check_pll();
  }
  if (sysclk_hz() == 0) broken(cr, "the clock that SYSCLK runs from was switched off");
  on_change(describe(cr));
}

void Rcc::check_pll() {
  const std::uint32_t setting = value(pllcfgr);
  const std::uint64_t source = field(setting, 0, 2) == 1 ? msi_hz() : field(setting, 0, 2) == 2 ? hsi_hz : 0;
  const std::uint64_t input = source / (field(setting, 4, 4) + 1);
  const std::uint64_t vco = input * field(setting, 8, 7);
  if (source == 0) broken(pllcfgr, "PLLSRC names a clock that does not run");
  if (input < 2'600'000 || input > 16 * mega) broken(pllcfgr, "the PLL input must lie between 2.66 and 16 MHz");
  if (vco < 63 * mega || vco > 344 * mega) broken(pllcfgr, "the VCO must lie between 64 and 344 MHz");
}

void Rcc::write_configuration(std::uint32_t before) {
  const std::uint32_t source = field(value(cfgr), 0, 2);
  const std::uint64_t divider = ahb_divider(field(value(cfgr), 4, 4));
  if (source_hz(source) == 0 || (source == 3 && !pll_is_ready()))
    return broken(cfgr, "SW selects a clock that is not ready");
  const bool fast_now = sysclk_hz() > two_step_limit_hz;
  const bool fast_before = source_hz(field(before, 0, 2)) > two_step_limit_hz;
  if (fast_now && !fast_before) half_speed_since_ = time_.nanoseconds();
  if (fast_now && divider == 1 && (!fast_before || ahb_divider(field(before, 4, 4)) > 1) &&
      (!fast_before || time_.nanoseconds() - half_speed_since_ < half_speed_at_least))
    return broken(cfgr, "above 80 MHz is reached in two steps: HPRE = /2 for at least 1 us while SYSCLK is switched");
  on_change(describe(cfgr));
}

void Rcc::write_backup_domain(std::uint32_t before) {
  if (!pwr_.backup_domain_is_open()) {
    set(bdcr, before);
    return broken(bdcr, "the backup domain is closed while PWR_CR1.DBP is 0: the write is lost");
  }
  if (bit(value(bdcr), lseon) && !bit(before, lseon)) lse_started_ = time_.nanoseconds();
}

}  // namespace jauge::vboard
