#include "analyzer/cost/st/version.h"

#include <charconv>

namespace jauge::cost {
namespace {

// Takes a number off the front of `text`; false when there is none.
bool take_number(std::string_view& text, int& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || number < 0 || number > 99) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return true;
}

Error unknown(std::string_view text, std::string what) {
  return {.kind = ErrorKind::usage,
          .where = "STM32Cube.AI version '" + std::string(text) + "'",
          .what = std::move(what),
          .hint = "6.0 to 8.1, 9.0, then 1.0 to 2.2 (ST Edge AI Core); the newest is " + to_text(newest_st_version)};
}

}  // namespace

Result<StVersion> st_version_named(std::string_view text) {
  std::string_view rest = text;
  if (rest.starts_with('v') || rest.starts_with('V')) rest.remove_prefix(1);
  StVersion version{.major = 0, .minor = 0};
  if (!take_number(rest, version.major)) return unknown(text, "is no version number");
  if (rest.starts_with('.')) {
    rest.remove_prefix(1);
    if (!take_number(rest, version.minor)) return unknown(text, "is no version number");
  }
  if (!rest.empty() && rest.front() != '.' && rest.front() != '-') return unknown(text, "is no version number");
  if (version.major == 0 || version.major > 9) return unknown(text, "no such version was published");
  if (version.major == 5) return unknown(text, "tools before 6.0 counted by other rules, which are not known here");
  return version;
}

std::string to_text(StVersion version) {
  return std::to_string(version.major) + "." + std::to_string(version.minor);
}

}  // namespace jauge::cost
