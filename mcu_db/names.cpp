#include "mcu_db/names.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace jauge::mcu_db {
namespace {

using target::MemoryKind;

constexpr std::pair<std::string_view, MemoryKind> region_kinds[] = {
    {"flash", MemoryKind::flash},
    {"sram", MemoryKind::sram},
    {"axi", MemoryKind::sram},
    {"ccm", MemoryKind::ccm},
    {"dtcm", MemoryKind::dtcm},
    {"itcm", MemoryKind::itcm},
    {"backup", MemoryKind::backup},
    {"eeprom", MemoryKind::reserved},
    {"netcore", MemoryKind::reserved},
    {"accel", MemoryKind::reserved},
    {"flash-net", MemoryKind::reserved},
    {"external_flash", MemoryKind::external_flash},
    {"external_ram", MemoryKind::external_ram},
};

constexpr std::size_t longest_tail = 6;

char lower(char c) {
  return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}
bool is_letter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0;
}
bool is_digit(char c) {
  return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

bool is_tail(std::string_view rest) {
  return rest.size() <= longest_tail &&
         std::ranges::all_of(rest, [](char c) { return is_letter(c) || is_digit(c) || c == '-'; });
}

bool fits(char c, char pattern) {
  if (pattern == '@') return is_letter(c);
  if (pattern == '#') return is_digit(c) || lower(c) == 'x';
  return lower(c) == lower(pattern);
}

}  // namespace

std::string name_key(std::string_view name) {
  std::string key;
  for (char c : name)
    if (c != ' ' && c != '-' && c != '_' && c != '/') key += lower(c);
  return key;
}

bool is_order_suffix(std::string_view rest, std::string_view pattern) {
  if (pattern.empty() || rest.empty()) return false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '*') return is_tail(rest.substr(i));
    if (i >= rest.size() || !fits(rest[i], pattern[i])) return false;
  }
  return rest.size() == pattern.size();
}

std::optional<MemoryKind> region_kind(std::string_view word) {
  for (const auto& [name, kind] : region_kinds)
    if (name == word) return kind;
  return std::nullopt;
}

std::string lower_case(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), lower);
  return result;
}

}  // namespace jauge::mcu_db
