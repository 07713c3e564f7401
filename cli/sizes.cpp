#include "cli/sizes.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <span>

namespace jauge::cli {
namespace {

struct UnitFactor {
  std::string_view name;  // lower case
  double factor;
};

constexpr double kibi = 1024, mebi = 1024 * 1024, gibi = 1024 * 1024 * 1024;
constexpr UnitFactor byte_units[] = {{"", 1},       {"b", 1},     {"kib", kibi}, {"kb", kibi},  {"k", kibi},
                                     {"mib", mebi}, {"mb", mebi}, {"m", mebi},   {"gib", gibi}, {"gb", gibi}};
constexpr UnitFactor time_units[] = {{"", 1}, {"ms", 1}, {"s", 1000}, {"us", 0.001}};

Result<double> parse(const std::string& option, const std::string& text, std::span<const UnitFactor> units,
                     const std::string& example) {
  const Error error{ErrorKind::usage, option + " " + text, "this is not an amount with a known unit",
                    "for example " + option + " " + example};
  double value = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc() || !std::isfinite(value) || value < 0) return error;
  std::string unit(end, text.data() + text.size());
  std::erase(unit, ' ');
  std::ranges::transform(unit, unit.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const auto found = std::ranges::find(units, unit, &UnitFactor::name);
  if (found == units.end() || value * found->factor > 1e15) return error;
  return value * found->factor;
}

}  // namespace

Result<Bytes> parse_bytes(const std::string& option, const std::string& text) {
  JAUGE_TRY(const double bytes, parse(option, text, byte_units, "128KiB"));
  return Bytes{static_cast<std::int64_t>(std::llround(bytes))};
}

Result<double> parse_milliseconds(const std::string& option, const std::string& text) {
  return parse(option, text, time_units, "20ms");
}

}  // namespace jauge::cli
