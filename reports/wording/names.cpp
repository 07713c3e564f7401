#include "reports/wording/names.h"

#include <cstdint>
#include <cstdio>

namespace jauge::reports {
namespace {

struct CodePoint {
  std::uint32_t value = 0;
  std::size_t length = 0;  // 0: not UTF-8
};

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

CodePoint first_code_point(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return {};
  std::uint32_t value = lead & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_continuation(text[i])) return {};
    value = value << 6 | (static_cast<unsigned char>(text[i]) & 0x3Fu);
  }
  constexpr std::uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < smallest[length] || value > 0x10FFFF || surrogate) return {};
  return {value, length};
}

// Controls, bidirectional marks, zero-width and invisible characters, line separators, tags, private use.
bool is_hidden(std::uint32_t point) {
  struct Range {
    std::uint32_t first, last;
  };
  constexpr Range hidden[] = {{0x00, 0x1F},     {0x7F, 0x9F},     {0xAD, 0xAD},       {0x034F, 0x034F},
                              {0x061C, 0x061C}, {0x115F, 0x1160}, {0x17B4, 0x17B5},   {0x180B, 0x180F},
                              {0x200B, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F},   {0x3164, 0x3164},
                              {0xE000, 0xF8FF}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},
                              {0xFFF0, 0xFFFB}, {0xFFFE, 0xFFFF}, {0xE0000, 0x10FFFF}};
  for (const Range& range : hidden)
    if (point >= range.first && point <= range.last) return true;
  return false;
}

std::string named(const char* format, unsigned value) {
  char buffer[24];
  std::snprintf(buffer, sizeof buffer, format, value);
  return buffer;
}

std::string visible(std::string_view text, bool one_line, std::size_t longest) {
  std::string result;
  for (std::size_t count = 0; !text.empty(); ++count) {
    if (count == longest) return result + "...";
    const CodePoint point = first_code_point(text);
    const std::size_t length = point.length == 0 ? 1 : point.length;
    if (point.length == 0)
      result += named("<0x%02X>", static_cast<unsigned char>(text[0]));
    else if (!one_line && point.value == '\n')
      result += '\n';
    else if (!one_line && (point.value == '\t' || point.value == '\r'))
      result += point.value == '\t' ? "  " : "";
    else if (is_hidden(point.value))
      result += named("<U+%04X>", point.value);
    else
      result += text.substr(0, length);
    text.remove_prefix(length);
  }
  return result;
}

}  // namespace

std::string visible_name(std::string_view name) {
  return visible(name, true, longest_name);
}

std::string visible_line(std::string_view text) {
  return visible(text, true, text.size() + 1);
}

std::string visible_text(std::string_view text) {
  return visible(text, false, text.size() + 1);
}

}  // namespace jauge::reports
