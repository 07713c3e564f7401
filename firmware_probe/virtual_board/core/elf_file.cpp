// SPDX-License-Identifier: GPL-2.0-or-later
#include "firmware_probe/virtual_board/core/elf_file.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>

namespace jauge::vboard {
namespace {

constexpr std::size_t largest_file = 64u << 20;
constexpr std::size_t largest_segment = 4u << 20;
constexpr std::uint16_t executable = 2, machine_arm = 40;
constexpr std::uint32_t loadable = 1, symbol_table = 2;
constexpr std::uint8_t function_symbol = 2;

// Bounded reads; out of bounds is 0 and remembered.
class View {
 public:
  explicit View(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  bool holds(std::uint64_t offset, std::uint64_t size) const {
    return offset <= bytes_.size() && size <= bytes_.size() - offset;
  }
  template <class Number>
  Number number(std::uint64_t offset) {
    Number value{};
    if (!holds(offset, sizeof value)) {
      fault_ = true;
      return value;
    }
    std::memcpy(&value, bytes_.data() + offset, sizeof value);
    return value;
  }
  std::uint16_t half(std::uint64_t offset) { return number<std::uint16_t>(offset); }
  std::uint32_t word(std::uint64_t offset) { return number<std::uint32_t>(offset); }
  std::span<const std::uint8_t> part(std::uint64_t offset, std::uint64_t size) const {
    return bytes_.subspan(static_cast<std::size_t>(offset), static_cast<std::size_t>(size));
  }
  std::string text(std::uint64_t offset, std::uint64_t end) const {
    std::string result;
    for (; offset < end && holds(offset, 1) && bytes_[offset] != 0; ++offset)
      result += static_cast<char>(bytes_[offset]);
    return result;
  }
  bool fault() const { return fault_; }

 private:
  std::span<const std::uint8_t> bytes_;
  bool fault_ = false;
};

std::string fault_of_header(View& view) {
  constexpr std::uint8_t magic[] = {0x7F, 'E', 'L', 'F', 1, 1};  // 32 bits, little-endian
  if (!view.holds(0, 52)) return "is shorter than an ELF header";
  if (!std::ranges::equal(view.part(0, sizeof magic), magic)) return "is not a 32-bit little-endian ELF file";
  if (view.half(16) != executable) return "is not an executable ELF file";
  if (view.half(18) != machine_arm) return "is not for ARM";
  if (view.half(42) != 32) return "has program headers of another size";
  return {};
}

std::string read_segments(View& view, std::vector<ElfSegment>& segments) {
  const std::uint32_t table = view.word(28);
  const std::uint16_t count = view.half(44);
  for (std::uint16_t i = 0; i < count; ++i) {
    const std::uint64_t header = table + std::uint64_t{32} * i;
    if (!view.holds(header, 32)) return "has program headers outside the file";
    const std::uint32_t bytes = view.word(header + 16);
    if (view.word(header) != loadable || bytes == 0) continue;
    const std::uint32_t offset = view.word(header + 4);
    if (!view.holds(offset, bytes) || bytes > largest_segment) return "has a segment outside the file";
    const auto content = view.part(offset, bytes);
    segments.push_back({view.word(header + 12), {content.begin(), content.end()}});
  }
  return segments.empty() ? "has nothing to load" : "";
}

// Symbols serve reports only: what does not fit is left out.
void read_functions(View& view, std::vector<ElfSymbol>& functions) {
  const std::uint32_t table = view.word(32);
  const std::uint16_t count = view.half(48);
  for (std::uint16_t i = 0; i < count; ++i) {
    const std::uint64_t header = table + std::uint64_t{40} * i;
    if (!view.holds(header, 40) || view.word(header + 4) != symbol_table) continue;
    const std::uint64_t names = table + std::uint64_t{40} * view.word(header + 24);
    if (!view.holds(names, 40)) continue;
    const std::uint64_t text = view.word(names + 16), text_end = text + view.word(names + 20);
    const std::uint64_t first = view.word(header + 16), bytes = view.word(header + 20);
    for (std::uint64_t at = first; view.holds(at, 16) && at + 16 <= first + bytes; at += 16) {
      if ((view.number<std::uint8_t>(at + 12) & 15) != function_symbol) continue;
      const std::uint32_t address = view.word(at + 4) & ~1u;
      functions.push_back({address, view.word(at + 8), view.text(text + view.word(at), text_end)});
    }
  }
  std::ranges::sort(functions, {}, &ElfSymbol::address);
}

}  // namespace

ElfFile read_elf(std::span<const std::uint8_t> file) {
  View view(file);
  ElfFile elf;
  elf.fault = fault_of_header(view);
  if (elf.fault.empty()) elf.fault = read_segments(view, elf.segments);
  if (elf.fault.empty()) read_functions(view, elf.functions);
  if (elf.fault.empty() && view.fault()) elf.fault = "ends in the middle of a table";
  return elf;
}

ElfFile read_elf(const std::filesystem::path& path) {
  ElfFile elf;
  std::error_code error;
  const auto bytes = std::filesystem::file_size(path, error);
  std::ifstream stream(path, std::ios::binary);
  if (error || !stream) {
    elf.fault = "cannot be read";
  } else if (bytes > largest_file) {
    elf.fault = "is larger than 64 MiB";
  } else {
    std::vector<std::uint8_t> content(static_cast<std::size_t>(bytes));
    stream.read(reinterpret_cast<char*>(content.data()), static_cast<std::streamsize>(content.size()));
    content.resize(static_cast<std::size_t>(stream.gcount()));
    elf = read_elf(content);
  }
  if (!elf.fault.empty()) elf.fault = path.string() + " " + elf.fault;
  return elf;
}

}  // namespace jauge::vboard
