#include "cli/table.h"

#include <algorithm>

#include "reports/wording/terms.h"

namespace jauge::cli {
namespace {

// Code points; wide characters are rare enough in layer names.
std::size_t width_of(const std::string& text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string padded(const std::string& text, std::size_t width, bool right) {
  const std::size_t used = width_of(text);
  const std::string space(used < width ? width - used : 0, ' ');
  return right ? space + text : text + space;
}

std::string_view color_of(verdict::Level level) {
  switch (level) {
    case verdict::Level::fits:
      return "\033[32m";
    case verdict::Level::tight:
      return "\033[33m";
    case verdict::Level::no:
      return "\033[31m";
    case verdict::Level::unknown:
      return "\033[35m";
  }
  return "";
}

}  // namespace

std::string TextTable::text() const {
  std::vector<std::size_t> widths;
  for (const TextColumn& column : columns_) widths.push_back(width_of(column.title));
  for (const auto& row : rows_)
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));

  const auto line = [&](const auto& cell_of) {
    std::string text;
    for (std::size_t i = 0; i < columns_.size(); ++i)
      text += (i == 0 ? "" : "  ") + padded(cell_of(i), widths[i], columns_[i].figures);
    text.erase(text.find_last_not_of(' ') + 1);
    return text + '\n';
  };
  const auto rule = line([&](std::size_t i) { return std::string(widths[i], '-'); });
  std::string result = line([&](std::size_t i) { return columns_[i].title; }) + rule;
  for (const auto& row : rows_) result += row.empty() ? rule : line([&](std::size_t i) { return row[i]; });
  return result;
}

std::string verdict_text(verdict::Level level, Language language, bool colors) {
  const std::string word = reports::verdict_word(level, language);
  return colors ? std::string(color_of(level)) + word + "\033[0m" : word;
}

std::string bullet(const std::string& sentence) {
  constexpr std::size_t widest = 96;
  std::string result = "  -";
  std::size_t column = 3;
  for (std::size_t start = 0; start < sentence.size();) {
    const std::size_t end = std::min(sentence.find(' ', start), sentence.size());
    const std::string word = sentence.substr(start, end - start);
    if (column + 1 + width_of(word) > widest) {
      result += "\n   ";
      column = 3;
    }
    result += " " + word;
    column += 1 + width_of(word);
    start = end + 1;
  }
  return result + '\n';
}

}  // namespace jauge::cli
