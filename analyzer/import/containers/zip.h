// Zip archives, read only, from memory. What an entry unpacks to is bounded before a byte is unpacked, so that an
// archive cannot blow up: a few kilobytes may claim gigabytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/result.h"

namespace jauge::import {

class ZipArchive {
 public:
  struct Entry {
    std::string name;
    std::uint64_t packed_bytes = 0;
    std::uint64_t bytes = 0;
    std::uint64_t header = 0;  // where the entry starts
    std::uint16_t method = 0;  // 0 stored, 8 deflated
    std::uint16_t flags = 0;
    std::uint32_t checksum = 0;
  };

  // An entry's bytes: a view into the archive where it is stored plainly, unpacked otherwise.
  struct Content {
    std::vector<std::byte> unpacked;
    std::span<const std::byte> bytes;
  };

  // Reads the list of entries. `bytes` must outlive the archive. Errors: damaged_file; too_large (more than 10,000
  // entries, or one of 2 GiB or more).
  static Result<ZipArchive> open(std::span<const std::byte> bytes, const std::string& file_name);

  const std::vector<Entry>& entries() const { return entries_; }
  const Entry* find(std::string_view name) const;

  // Errors: damaged_file, also when the checksum is wrong or the entry claims more than deflate can pack into it;
  // unsupported_format for encrypted entries and other ways of packing.
  Result<Content> read(const Entry& entry) const;

 private:
  ZipArchive(std::span<const std::byte> bytes, std::string name) : bytes_(bytes), name_(std::move(name)) {}
  Error damaged(const std::string& what) const;
  Result<void> list();

  std::span<const std::byte> bytes_;
  std::string name_;
  std::vector<Entry> entries_;
};

}  // namespace jauge::import
