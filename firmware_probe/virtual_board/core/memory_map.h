// SPDX-License-Identifier: GPL-2.0-or-later
// The memories of an STM32L4R9/L4R5 (RM0432, memory map) as host buffers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>

namespace jauge::vboard {

namespace map {
constexpr std::uint32_t flash_alias = 0x00000000;  // what boots lies at 0 as well
constexpr std::uint32_t flash = 0x08000000;
constexpr std::uint32_t flash_bytes = 2u << 20;
constexpr std::uint32_t bank_bytes = 1u << 20;
constexpr std::uint32_t sram2_alias = 0x10000000;
constexpr std::uint32_t sram2_bytes = 64u << 10;
constexpr std::uint32_t system_memory = 0x1FFF0000;  // boot loader, OTP, unique id, option bytes
constexpr std::uint32_t system_memory_bytes = 64u << 10;
constexpr std::uint32_t sram = 0x20000000;  // SRAM1, 2 and 3 in a row
constexpr std::uint32_t sram2 = 0x20030000;
constexpr std::uint32_t sram_bytes = 640u << 10;
constexpr std::uint32_t peripherals = 0x40000000;
constexpr std::uint32_t peripherals_bytes = 0x20000000;
constexpr std::uint32_t core_peripherals = 0xE0000000;
constexpr std::uint32_t core_peripherals_bytes = 0x00100000;
}  // namespace map

// Page-aligned memory, as Unicorn wants it.
class HostMemory {
 public:
  explicit HostMemory(std::size_t bytes);
  std::span<std::uint8_t> bytes() { return {data_.get(), size_}; }
  std::span<const std::uint8_t> bytes() const { return {data_.get(), size_}; }

 private:
  struct Free {
    void operator()(std::uint8_t* data) const;
  };
  std::unique_ptr<std::uint8_t[], Free> data_;
  std::size_t size_;
};

// Offset into the Flash of an address in it or in its alias at 0.
constexpr std::optional<std::uint32_t> flash_offset(std::uint32_t address) {
  if (address < map::flash_bytes) return address;
  if (address - map::flash < map::flash_bytes) return address - map::flash;
  return std::nullopt;
}

// Offset into the SRAM block of an address in it or in the alias of SRAM2.
constexpr std::optional<std::uint32_t> sram_offset(std::uint32_t address) {
  if (address - map::sram < map::sram_bytes) return address - map::sram;
  if (address - map::sram2_alias < map::sram2_bytes) return address - map::sram2_alias + (map::sram2 - map::sram);
  return std::nullopt;
}

// System memory: the unique id, the package and the Flash size in KiB at their places, the rest as erased.
void fill_system_memory(std::span<std::uint8_t> memory, std::uint32_t option_register, std::uint64_t seed);

}  // namespace jauge::vboard
