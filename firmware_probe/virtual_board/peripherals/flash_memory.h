// SPDX-License-Identifier: GPL-2.0-or-later
// The cells of the Flash: 2 MiB in double words of 64 bits, each with its error code. They live in a file when there is
// one, so that what was stored survives the program, even when it is killed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>

#include "firmware_probe/virtual_board/core/memory_map.h"

namespace jauge::vboard {

class FlashMemory {
 public:
  static constexpr std::uint32_t double_word = 8;

  FlashMemory() = default;
  ~FlashMemory();
  FlashMemory(const FlashMemory&) = delete;
  FlashMemory& operator=(const FlashMemory&) = delete;

  // Backed by `file` (created when absent, erased then), or by memory when the path is empty. What went wrong, if
  // anything.
  std::optional<std::string> open(const std::filesystem::path& file);

  std::span<std::uint8_t> cells() { return {base_, map::flash_bytes}; }
  std::uint64_t read(std::uint32_t offset) const;  // the double word that holds `offset`

  bool is_written(std::uint32_t offset) const;  // programmed since the last erase, even with all ones
  bool is_torn(std::uint32_t offset) const;     // its error code does not fit: two wrong bits on read
  bool any_torn() const { return torn_count_ != 0; }

  void program(std::uint32_t offset, std::uint64_t value);
  // What a power cut in the middle of programming leaves: some of the bits, and a wrong code.
  void tear(std::uint32_t offset, std::uint64_t value, std::uint64_t chance);
  void erase(std::uint32_t offset, std::uint32_t bytes);
  // As a debug probe does it: erases all pages that the range touches.
  void erase_pages(std::uint32_t offset, std::size_t bytes, std::uint32_t page_bytes);
  // Programs erased cells; ranges may share a double word.
  void flash(std::uint32_t offset, std::span<const std::uint8_t> bytes);

 private:
  static constexpr std::uint32_t words = map::flash_bytes / double_word;
  static constexpr std::uint32_t map_bytes = words / 8;

  void forget();
  void mark(std::uint32_t table, std::uint32_t offset, bool value);
  bool marked(std::uint32_t table, std::uint32_t offset) const;
  std::optional<std::string> check_trailer();
  void start_erased();

  std::uint8_t* base_ = nullptr;  // cells, written map, torn map, trailer
  std::uint32_t torn_count_ = 0;
};

}  // namespace jauge::vboard
