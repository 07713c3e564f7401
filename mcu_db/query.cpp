#include "mcu_db/query.h"

#include <algorithm>
#include <cctype>
#include <optional>

#include "mcu_db/names.h"

namespace jauge::mcu_db {
namespace {

using target::Fpu;
using target::Target;

struct VendorAlias {
  std::string_view typed, name;
};

// Names people type that no vendor's name begins with.
constexpr VendorAlias vendor_aliases[] = {
    {"st", "stmicroelectronics"}, {"stm", "stmicroelectronics"}, {"ti", "texas instruments"}, {"rpi", "raspberry pi"},
    {"adi", "analog devices"},    {"silabs", "silicon labs"},    {"maxim", "analog devices"}, {"atmel", "microchip"},
    {"cypress", "infineon"},      {"freescale", "nxp"},
};

std::string_view resolved_vendor(std::string_view typed) {
  for (const auto& [alias, name] : vendor_aliases)
    if (alias == typed) return name;
  return typed;
}

// "Cortex-M3" begins "Cortex-M3" and "Cortex-M3F", but not "Cortex-M33".
bool begins(std::string_view name, std::string_view start) {
  if (!name.starts_with(start)) return false;
  const bool number_goes_on = name.size() > start.size() && !start.empty() && std::isdigit(start.back()) != 0 &&
                              std::isdigit(name[start.size()]) != 0;
  return !number_goes_on;
}

bool is_vendor(const Target& target, std::string_view typed) {
  return begins(lower_case(target.vendor), resolved_vendor(typed));
}

bool is_core(const Target& target, std::string_view typed) {
  const std::string name = lower_case(target.core.name);
  constexpr std::string_view maker = "cortex-";
  return begins(name, typed) || (name.starts_with(maker) && begins(std::string_view(name).substr(maker.size()), typed));
}

std::string everything_about(const Target& target) {
  std::string all = target.part + '\n' + target.vendor + '\n' + target.family + '\n' + target.core.name + '\n' +
                    target.core.npu + '\n' + target.board;
  for (const std::string& note : target.notes) all += '\n' + note;
  return all;
}

bool contains(const std::string& text, const std::string& part) {
  return lower_case(text).find(part) != std::string::npos;
}

bool text_matches(const std::string& text, const Condition& condition) {
  if (condition.comparison == Comparison::contains) return contains(text, condition.text);
  return (lower_case(text) == condition.text) == (condition.comparison == Comparison::equal);
}

bool number_matches(std::optional<double> known, const Condition& condition) {
  if (!known) return false;
  switch (condition.comparison) {
    case Comparison::equal:
      return *known == condition.number;
    case Comparison::not_equal:
      return *known != condition.number;
    case Comparison::at_least:
      return *known >= condition.number;
    case Comparison::at_most:
      return *known <= condition.number;
    case Comparison::more:
      return *known > condition.number;
    case Comparison::less:
      return *known < condition.number;
    case Comparison::contains:
      return false;
  }
  return false;
}

bool fpu_matches(const Target& target, const Condition& condition) {
  if (!target.core.fpu) return false;
  const Fpu fpu = *target.core.fpu;
  const bool equal = condition.text == "yes"      ? fpu != Fpu::none
                     : condition.text == "single" ? fpu == Fpu::single_precision
                     : condition.text == "double" ? fpu == Fpu::double_precision
                                                  : fpu == Fpu::none;
  return equal == (condition.comparison == Comparison::equal);
}

bool yes_no_matches(std::optional<bool> known, const Condition& condition) {
  if (!known) return false;
  return (*known == (condition.text == "yes")) == (condition.comparison == Comparison::equal);
}

std::optional<double> bytes(std::optional<Bytes> size) {
  return size ? std::optional(static_cast<double>(size->value)) : std::nullopt;
}

std::optional<double> contiguous_ram(const Target& target) {
  const auto blocks = ram_blocks(target);
  return blocks.empty() ? std::nullopt : bytes(blocks.front().size);
}

// A range against a value: '=' the range holds it, '<=' it can run as low, '>=' it can run as high.
bool supply_matches(const Target& target, const Condition& condition) {
  const auto low = target.supply_min_v, high = target.supply_max_v;
  switch (condition.comparison) {
    case Comparison::equal:
      return low && high && *low <= condition.number && condition.number <= *high;
    case Comparison::not_equal:
      return low && high && (condition.number < *low || *high < condition.number);
    case Comparison::at_most:
    case Comparison::less:
      return number_matches(low, condition);
    default:
      return number_matches(high, condition);
  }
}

bool price_matches(const Target& target, const Condition& condition) {
  if (!target.offer || (!condition.text.empty() && target.offer->currency != condition.text)) return false;
  return number_matches(target.offer->price, condition);
}

std::optional<double> stock_of(const Target& target) {
  if (!target.offer || !target.offer->stock) return std::nullopt;
  return static_cast<double>(*target.offer->stock);
}

bool prefix_matches(bool begins_so, const std::string& text, const Condition& condition) {
  if (condition.comparison == Comparison::contains) return contains(text, condition.text);
  return begins_so == (condition.comparison == Comparison::equal);
}

bool holds(const Target& target, const Condition& condition) {
  switch (condition.field) {
    case Field::vendor:
      return prefix_matches(is_vendor(target, condition.text), target.vendor, condition);
    case Field::core:
      return prefix_matches(is_core(target, condition.text), target.core.name, condition);
    case Field::family:
      return text_matches(target.family, condition);
    case Field::part:
      return text_matches(target.part, condition);
    case Field::board:
      return text_matches(target.board, condition);
    case Field::text:
      return text_matches(everything_about(target), condition);
    case Field::fpu:
      return fpu_matches(target, condition);
    case Field::dsp:
      return yes_no_matches(target.core.dsp, condition);
    case Field::mve:
      return yes_no_matches(target.core.mve, condition);
    case Field::boards:
      return yes_no_matches(!target.board.empty() || target.board_count > 0, condition);
    case Field::npu:
      return yes_no_matches(!target.core.npu.empty(), condition);
    case Field::flash:
      return number_matches(bytes(target.flash), condition);
    case Field::ram:
      return number_matches(bytes(target.ram), condition);
    case Field::contiguous_ram:
      return number_matches(contiguous_ram(target), condition);
    case Field::clock:
      return number_matches(target.clock ? std::optional(static_cast<double>(target.clock->value)) : std::nullopt,
                            condition);
    case Field::supply:
      return supply_matches(target, condition);
    case Field::price:
      return price_matches(target, condition);
    case Field::stock:
      return number_matches(stock_of(target), condition);
  }
  return false;
}

}  // namespace

bool matches(const Target& target, const Query& query) {
  return std::ranges::all_of(query, [&target](const Condition& condition) { return holds(target, condition); });
}

std::string_view why_nothing_matches(const Query& query) {
  const bool asks = std::ranges::any_of(query, [](const Condition& condition) {
    return condition.field == Field::price || condition.field == Field::stock;
  });
  if (!asks) return "";
  return "no price is known for any chip: no public source lists them, so prices have to come from you";
}

}  // namespace jauge::mcu_db
