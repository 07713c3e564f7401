// SPDX-License-Identifier: GPL-2.0-or-later
// Reads an ELF file for this chip: 32-bit little-endian ARM, executable. The file is hostile until read: every offset
// and size is checked against it before use.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace jauge::vboard {

struct ElfSegment {
  std::uint32_t address = 0;  // where it is flashed (physical address)
  std::vector<std::uint8_t> bytes;
};

struct ElfSymbol {
  std::uint32_t address = 0;
  std::uint32_t bytes = 0;
  std::string name;
};

struct ElfFile {
  std::vector<ElfSegment> segments;
  std::vector<ElfSymbol> functions;  // ordered by address; empty when the file was stripped
  std::string fault;                 // not empty: what is wrong with the file; nothing else counts then
};

ElfFile read_elf(std::span<const std::uint8_t> file);
ElfFile read_elf(const std::filesystem::path& path);

}  // namespace jauge::vboard
