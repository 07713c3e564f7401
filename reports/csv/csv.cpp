#include "reports/csv/csv.h"

#include <array>
#include <charconv>
#include <cmath>

namespace jauge::reports::csv {
namespace {

bool is_number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

bool looks_like_formula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos && !is_number(text);
}

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"') result += '"';
    result += c;
  }
  return result + '"';
}

}  // namespace

std::string cell(std::string_view text) {
  if (looks_like_formula(text)) return quoted("'" + std::string(text));
  return text.find_first_of(",\"\r\n") == std::string_view::npos ? std::string(text) : quoted(text);
}

std::string cell(std::int64_t number) {
  return std::to_string(number);
}

std::string cell(double number) {
  if (!std::isfinite(number)) return "";
  std::array<char, 32> digits{};
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  return error == std::errc() ? std::string(digits.data(), end) : "";
}

std::string line(const std::vector<std::string>& cells) {
  std::string result;
  for (std::size_t i = 0; i < cells.size(); ++i) result += (i == 0 ? "" : ",") + cells[i];
  return result + '\n';
}

}  // namespace jauge::reports::csv
