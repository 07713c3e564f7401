#include "reports/render/escape.h"

#include <cctype>

namespace jauge::reports::render {
namespace {

bool is_word(std::string_view text, std::size_t i) {
  return i < text.size() && (std::isalnum(static_cast<unsigned char>(text[i])) != 0);
}

// An underscore inside a word is no emphasis; conv2d_1 stays readable.
bool is_inside_word(std::string_view text, std::size_t i) {
  return i > 0 && is_word(text, i - 1) && is_word(text, i + 1);
}

bool starts_line(std::string_view text, std::size_t i) {
  const std::size_t before = text.find_last_not_of(" ", i == 0 ? 0 : i - 1);
  return i == 0 || before == std::string_view::npos || text[before] == '\n';
}

// "1." or "1)" at the start of a line would number a list.
bool numbers_a_list(std::string_view text, std::size_t i) {
  const bool ends_word = i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '\n';
  if ((text[i] != '.' && text[i] != ')') || !ends_word) return false;
  std::size_t first = i;
  while (first > 0 && std::isdigit(static_cast<unsigned char>(text[first - 1])) != 0) --first;
  return first < i && starts_line(text, first);
}

bool needs_backslash(std::string_view text, std::size_t i) {
  const char c = text[i];
  if (c == '_') return !is_inside_word(text, i);
  if (std::string_view("\\`*[]|~$").find(c) != std::string_view::npos) return true;
  if (c == '#' || c == '+' || c == '-' || c == '=') return starts_line(text, i) && text.size() > 1;
  return numbers_a_list(text, i);
}

bool is_address(std::string_view text, std::size_t i) {
  return text.substr(i).starts_with("://") || (text[i] == '.' && i >= 3 && text.substr(i - 3, 3) == "www");
}

}  // namespace

std::string escape_xml(std::string_view text) {
  std::string result;
  for (const char c : text) switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\'':
        result += "&#39;";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t')
          result += "\ufffd";
        else
          result += c;
    }
  return result;
}

std::string escape_markdown(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '<') {
      result += "&lt;";
    } else if (c == '>') {
      result += "&gt;";
    } else if (c == '&') {
      result += "&amp;";
    } else if (c == '@') {
      result += "&#64;";
    } else if (is_address(text, i)) {
      result += c == ':' ? "&#58;" : "&#46;";
    } else if (static_cast<unsigned char>(c) < 0x20 && c != '\n') {
      result += "\ufffd";
    } else {
      if (needs_backslash(text, i)) result += '\\';
      result += c;
    }
  }
  return result;
}

}  // namespace jauge::reports::render
