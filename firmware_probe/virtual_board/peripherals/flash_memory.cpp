// SPDX-License-Identifier: GPL-2.0-or-later
#include "firmware_probe/virtual_board/peripherals/flash_memory.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>

namespace jauge::vboard {
namespace {

constexpr std::uint32_t written_table = map::flash_bytes;
constexpr std::uint32_t torn_table = written_table + map::flash_bytes / 64;
constexpr std::uint32_t trailer = torn_table + map::flash_bytes / 64;
constexpr std::uint32_t file_bytes = trailer + 4096;
constexpr char signature[] = "jauge-vboard flash 1";

std::string system_error(const std::filesystem::path& file, const char* what) {
  return file.string() + ": " + what + ": " + std::strerror(errno);
}

}  // namespace

FlashMemory::~FlashMemory() {
  forget();
}

void FlashMemory::forget() {
  if (base_) ::munmap(base_, file_bytes);
  base_ = nullptr;
}

std::optional<std::string> FlashMemory::open(const std::filesystem::path& file) {
  forget();
  int descriptor = -1;
  bool fresh = true;
  if (!file.empty()) {
    descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (descriptor < 0) return system_error(file, "cannot be opened");
    struct stat status {};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
      ::close(descriptor);
      return file.string() + ": is not a regular file";
    }
    fresh = status.st_size == 0;
    if (!fresh && status.st_size != file_bytes) {
      ::close(descriptor);
      return file.string() + ": is not a Flash file of the virtual board: it has another size";
    }
    if (fresh && ::ftruncate(descriptor, file_bytes) != 0) {
      ::close(descriptor);
      return system_error(file, "cannot grow to 2 MiB");
    }
  }
  const int sharing = descriptor >= 0 ? MAP_SHARED : MAP_PRIVATE | MAP_ANONYMOUS;
  void* place = ::mmap(nullptr, file_bytes, PROT_READ | PROT_WRITE, sharing, descriptor, 0);
  if (descriptor >= 0) ::close(descriptor);
  if (place == MAP_FAILED) return system_error(file, "cannot be mapped");
  base_ = static_cast<std::uint8_t*>(place);
  if (fresh) start_erased();
  const auto fault = check_trailer();
  return fault ? std::optional(file.string() + ": " + *fault) : std::nullopt;
}

void FlashMemory::start_erased() {
  std::memset(base_, 0xFF, map::flash_bytes);
  std::memcpy(base_ + trailer, signature, sizeof signature);
}

std::optional<std::string> FlashMemory::check_trailer() {
  if (std::memcmp(base_ + trailer, signature, sizeof signature) != 0)
    return "is not a Flash file of the virtual board: its last page says something else";
  torn_count_ = 0;
  for (std::uint32_t i = 0; i < map_bytes; ++i)
    torn_count_ += static_cast<std::uint32_t>(std::popcount(base_[torn_table + i]));
  return std::nullopt;
}

void FlashMemory::mark(std::uint32_t table, std::uint32_t offset, bool value) {
  const std::uint32_t word = offset / double_word;
  std::uint8_t& byte = base_[table + word / 8];
  const auto mask = static_cast<std::uint8_t>(1u << (word % 8));
  byte = static_cast<std::uint8_t>(value ? byte | mask : byte & ~mask);
}

bool FlashMemory::marked(std::uint32_t table, std::uint32_t offset) const {
  const std::uint32_t word = offset / double_word;
  return (base_[table + word / 8] >> (word % 8) & 1) != 0;
}

std::uint64_t FlashMemory::read(std::uint32_t offset) const {
  std::uint64_t value = 0;
  std::memcpy(&value, base_ + offset / double_word * double_word, sizeof value);
  return value;
}

bool FlashMemory::is_written(std::uint32_t offset) const {
  return marked(written_table, offset);
}

bool FlashMemory::is_torn(std::uint32_t offset) const {
  return marked(torn_table, offset);
}

void FlashMemory::program(std::uint32_t offset, std::uint64_t value) {
  std::memcpy(base_ + offset, &value, sizeof value);
  mark(written_table, offset, true);
}

void FlashMemory::tear(std::uint32_t offset, std::uint64_t value, std::uint64_t chance) {
  const std::uint64_t before = read(offset);
  program(offset, before & (value | chance));  // programming only takes ones away
  if (!is_torn(offset)) ++torn_count_;
  mark(torn_table, offset, true);
}

void FlashMemory::erase(std::uint32_t offset, std::uint32_t bytes) {
  std::memset(base_ + offset, 0xFF, bytes);
  for (std::uint32_t word = offset; word < offset + bytes; word += double_word) {
    if (is_torn(word)) --torn_count_;
    mark(torn_table, word, false);
    mark(written_table, word, false);
  }
}

void FlashMemory::erase_pages(std::uint32_t offset, std::size_t bytes, std::uint32_t page_bytes) {
  const auto end = static_cast<std::uint32_t>(offset + bytes);
  for (std::uint32_t page = offset / page_bytes * page_bytes; page < end; page += page_bytes) erase(page, page_bytes);
}

void FlashMemory::flash(std::uint32_t offset, std::span<const std::uint8_t> bytes) {
  std::ranges::copy(bytes, base_ + offset);
  const auto end = static_cast<std::uint32_t>(offset + bytes.size());
  for (std::uint32_t word = offset / double_word * double_word; word < end; word += double_word)
    mark(written_table, word, true);
}

}  // namespace jauge::vboard
