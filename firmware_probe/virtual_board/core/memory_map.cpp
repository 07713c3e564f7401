// SPDX-License-Identifier: GPL-2.0-or-later
#include "firmware_probe/virtual_board/core/memory_map.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>

namespace jauge::vboard {
namespace {

constexpr std::size_t host_page = 4096;
constexpr std::uint32_t unique_id = 0x1FFF7590;       // 96 bits
constexpr std::uint32_t flash_size_kib = 0x1FFF75E0;  // 16 bits
constexpr std::uint32_t option_bytes = 0x1FFF7800;    // FLASH_OPTR and its complement

void put(std::span<std::uint8_t> memory, std::uint32_t address, std::uint32_t value, std::size_t bytes) {
  std::memcpy(memory.data() + (address - map::system_memory), &value, bytes);
}

}  // namespace

HostMemory::HostMemory(std::size_t bytes)
    : data_(static_cast<std::uint8_t*>(std::aligned_alloc(host_page, bytes))), size_(bytes) {
  if (!data_) throw std::bad_alloc();
  std::memset(data_.get(), 0, bytes);
}

void HostMemory::Free::operator()(std::uint8_t* data) const {
  std::free(data);
}

void fill_system_memory(std::span<std::uint8_t> memory, std::uint32_t option_register, std::uint64_t seed) {
  std::ranges::fill(memory, std::uint8_t{0xFF});
  put(memory, unique_id, 0x0056424A, 4);  // "JBV": no wafer has it
  put(memory, unique_id + 4, static_cast<std::uint32_t>(seed), 4);
  put(memory, unique_id + 8, static_cast<std::uint32_t>(seed >> 32), 4);
  put(memory, flash_size_kib, map::flash_bytes >> 10, 2);
  put(memory, option_bytes, option_register, 4);
  put(memory, option_bytes + 4, ~option_register, 4);
}

}  // namespace jauge::vboard
