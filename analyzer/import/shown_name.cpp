#include "analyzer/import/shown_name.h"

#include <cstddef>
#include <cstdint>

namespace jauge::import {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::size_t longest_shown = 120;

struct Character {
  std::uint32_t code = 0;
  std::size_t bytes = 0;  // 0: not valid UTF-8
};

Character first_character(std::string_view text) {
  const auto byte = [text](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::uint8_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return {};
  std::uint32_t code = lead & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {};
    code = code << 6 | (byte(i) & 0x3F);
  }
  constexpr std::uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  return code < smallest[length] || code > 0x10FFFF || surrogate ? Character{} : Character{code, length};
}

bool is_harmful(std::uint32_t code) {
  const bool control = code < 0x20 || (code >= 0x7F && code <= 0x9F);
  const bool turns_direction = code == 0x061C || code == 0x200E || code == 0x200F ||
                               (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
  return control || turns_direction;
}

}  // namespace

std::string clean_name(std::string_view name) {
  std::string clean;
  clean.reserve(name.size());
  while (!name.empty()) {
    const Character character = first_character(name);
    if (character.bytes == 0 || is_harmful(character.code))
      clean += replacement;
    else
      clean += name.substr(0, character.bytes);
    name.remove_prefix(character.bytes == 0 ? 1 : character.bytes);
  }
  return clean;
}

std::string quoted_name(std::string_view name) {
  const bool cut = name.size() > longest_shown;
  if (cut) {
    name = name.substr(0, longest_shown);
    while (!name.empty() && (static_cast<std::uint8_t>(name.back()) & 0xC0) == 0x80) name.remove_suffix(1);
    if (!name.empty() && static_cast<std::uint8_t>(name.back()) >= 0xC0) name.remove_suffix(1);
  }
  return "'" + clean_name(name) + (cut ? "...'" : "'");
}

}  // namespace jauge::import
