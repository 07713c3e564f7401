#include "mcu_db/quantities.h"

#include <cmath>
#include <utility>

namespace jauge::mcu_db {
namespace {

using UnitFactor = std::pair<std::string_view, double>;

constexpr UnitFactor size_units[] = {
    {"B", 1},    {"KiB", 1024.0}, {"MiB", 1024.0 * 1024}, {"GiB", 1024.0 * 1024 * 1024}, {"KB", 1e3},
    {"MB", 1e6}, {"GB", 1e9}};
constexpr UnitFactor clock_units[] = {{"Hz", 1}, {"kHz", 1e3}, {"MHz", 1e6}, {"GHz", 1e9}};

constexpr double size_limit = 1024.0 * 1024 * 1024 * 1024;
constexpr double clock_limit = 1e11;

template <std::size_t count>
std::optional<double> factor_of(const UnitFactor (&units)[count], std::string_view unit) {
  for (const auto& [name, factor] : units)
    if (name == unit) return factor;
  return std::nullopt;
}

std::optional<std::int64_t> whole(double value, double limit) {
  if (!(value >= 0 && value < limit) || value != std::floor(value)) return std::nullopt;
  return static_cast<std::int64_t>(value);
}

}  // namespace

std::optional<double> bytes_per(std::string_view unit) {
  return factor_of(size_units, unit);
}
std::optional<double> hertz_per(std::string_view unit) {
  return factor_of(clock_units, unit);
}

std::optional<Bytes> size_of(const Fact& fact) {
  const auto factor = bytes_per(fact.unit);
  const auto bytes = factor ? whole(fact.value * *factor, size_limit) : std::nullopt;
  return bytes ? std::optional(Bytes{*bytes}) : std::nullopt;
}

std::optional<Hertz> clock_of(const Fact& fact) {
  const auto factor = hertz_per(fact.unit);
  if (!factor) return std::nullopt;
  const auto hertz = whole(std::round(fact.value * *factor), clock_limit);
  return hertz ? std::optional(Hertz{*hertz}) : std::nullopt;
}

}  // namespace jauge::mcu_db
