#include "reports/wording/numbers.h"

#include <cmath>
#include <cstdio>

#include "reports/wording/names.h"
#include "reports/wording/wording.h"

namespace jauge::reports {
namespace {

constexpr const char* narrow_no_break_space = "\u202f";
constexpr const char* no_break_space = "\u00a0";

std::string grouped(const std::string& digits, Language language) {
  const std::string separator = language == Language::french ? narrow_no_break_space : ",";
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += separator;
    text += digits[i];
  }
  return text;
}

std::string without_trailing_zeros(std::string text, Language language) {
  const char point = language == Language::french ? ',' : '.';
  if (text.find(point) == std::string::npos || (language == Language::english && text.rfind('.') == std::string::npos))
    return text;
  while (text.back() == '0') text.pop_back();
  if (text.back() == point) text.pop_back();
  return text;
}

// Enough digits to tell 1 % apart, none that pretend more.
int useful_digits(double value) {
  const double size = std::abs(value);
  if (size >= 100 || size == 0) return 0;
  if (size >= 10) return 1;
  return size >= 1 ? 2 : 3;
}

std::string byte_unit(Language language) {
  return language == Language::french ? "o" : "B";
}

}  // namespace

std::string integer(std::int64_t value, Language language) {
  const bool negative = value < 0;
  std::string digits = std::to_string(value);
  if (negative) digits.erase(0, 1);
  return (negative ? "-" : "") + grouped(digits, language);
}

std::string decimal(double value, int digits, Language language) {
  if (!std::isfinite(value)) return "-";
  const double scale = std::pow(10.0, digits);
  char buffer[400];
  std::snprintf(buffer, sizeof buffer, "%.*f", digits, std::round(std::abs(value) * scale) / scale);
  std::string text = buffer;
  const std::size_t end = text.find('.');
  std::string whole = grouped(text.substr(0, end), language);
  if (end != std::string::npos) whole += (language == Language::french ? "," : ".") + text.substr(end + 1);
  const bool is_zero = text.find_first_not_of("0.") == std::string::npos;
  return (value < 0 && !is_zero ? "-" : "") + whole;
}

std::string with_unit(const std::string& text, const std::string& unit, Language language) {
  return text + (language == Language::french ? no_break_space : " ") + unit;
}

std::string bytes_text(Bytes bytes, Language language) {
  return with_unit(integer(bytes.value, language), byte_unit(language), language);
}

std::string binary_size_text(Bytes bytes, Language language) {
  const double size = std::abs(static_cast<double>(bytes.value));
  if (size < 1024) return bytes_text(bytes, language);
  const bool in_mebi = size >= 1024 * 1024;
  const double value = static_cast<double>(bytes.value) / (in_mebi ? 1024 * 1024 : 1024);
  const std::string prefix = in_mebi ? "Mi" : "Ki";
  return with_unit(without_trailing_zeros(decimal(value, 2, language), language), prefix + byte_unit(language),
                   language);
}

std::string bytes_and_size_text(Bytes bytes, Language language) {
  if (std::abs(bytes.value) < 1024) return bytes_text(bytes, language);
  return bytes_text(bytes, language) + " (" + binary_size_text(bytes, language) + ")";
}

std::string percent_text(double percent, Language language) {
  return with_unit(decimal(percent, std::abs(percent) >= 1000 ? 0 : 1, language), "%", language);
}

std::string milliseconds_text(double value, Language language) {
  return with_unit(decimal(value, useful_digits(value), language), "ms", language);
}

std::string millijoules_text(double value, Language language) {
  return with_unit(decimal(value, useful_digits(value), language), "mJ", language);
}

std::string hertz_text(Hertz hertz, Language language) {
  const auto value = static_cast<double>(hertz.value);
  if (value < 1e6)
    return with_unit(without_trailing_zeros(decimal(value / 1e3, 3, language), language), "kHz", language);
  return with_unit(without_trailing_zeros(decimal(value / 1e6, 3, language), language), "MHz", language);
}

std::string factor_text(double value, Language language) {
  return without_trailing_zeros(decimal(value, std::abs(value) >= 100 ? 0 : 2, language), language);
}

std::string argument_text(const Argument& argument, Language language) {
  struct Visitor {
    Language language;
    std::string operator()(const std::string& name) const { return visible_name(name); }
    std::string operator()(std::int64_t count) const { return integer(count, language); }
    std::string operator()(Bytes bytes) const { return bytes_text(bytes, language); }
    std::string operator()(BinarySize size) const { return binary_size_text(size.bytes, language); }
    std::string operator()(Macs macs) const { return with_unit(integer(macs.value, language), "MAC", language); }
    std::string operator()(Hertz hertz) const { return hertz_text(hertz, language); }
    std::string operator()(Percent percent) const { return percent_text(percent.value, language); }
    std::string operator()(Milliseconds time) const { return milliseconds_text(time.value, language); }
    std::string operator()(Millijoules energy) const { return millijoules_text(energy.value, language); }
    std::string operator()(Factor factor) const { return factor_text(factor.value, language); }
  };
  return std::visit(Visitor{language}, argument);
}

namespace {

std::string in_unit(double value, cost::Unit unit, Language language) {
  const auto whole = static_cast<std::int64_t>(std::llround(value));
  switch (unit) {
    case cost::Unit::bytes:
      return bytes_text({whole}, language);
    case cost::Unit::milliseconds:
      return milliseconds_text(value, language);
    case cost::Unit::millijoules:
      return millijoules_text(value, language);
    case cost::Unit::cycles:
      return with_unit(integer(whole, language), "cycles", language);
    case cost::Unit::macs:
      return with_unit(integer(whole, language), "MAC", language);
    case cost::Unit::count:
      return integer(whole, language);
  }
  return "-";
}

}  // namespace

std::string value_text(const cost::Figure& figure, Language language) {
  return in_unit(figure.value, figure.unit, language);
}

std::string interval_text(const cost::Figure& figure, Language language) {
  if (!figure.has_interval()) return "";
  // One unit behind both ends: "2,269 to 3,327 ms".
  const std::string high = in_unit(figure.high, figure.unit, language);
  std::string low = in_unit(figure.low, figure.unit, language);
  const std::string space = language == Language::french ? no_break_space : " ";
  if (const std::size_t unit = low.rfind(space); unit != std::string::npos) low.resize(unit);
  return Words(language)("{0} to {1}", {Ready{low}, Ready{high}});
}

}  // namespace jauge::reports
